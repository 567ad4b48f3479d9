package dev.millrace.intake.email.mime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A line that may part a multipart (RFC 2046, section 5.1.1): two dashes, and the boundary.
final class BoundaryLine {
    private static final int LONGEST = 16 * 1024;

    private BoundaryLine() {}

    /// Whether a line begins there that may be one.
    static boolean mayBegin(ByteBuffer mail, int at, int end) {
        return at + 2 < end && mail.get(at) == '-' && mail.get(at + 1) == '-';
    }

    /// What stands behind its dashes, without trailing blanks.
    ///
    /// @param next where the next line begins
    static String boundary(ByteBuffer mail, int at, int next) {
        byte[] boundary = new byte[Math.min(next - at - 2, LONGEST)];
        mail.get(at + 2, boundary);
        return new String(boundary, StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
