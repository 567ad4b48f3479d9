package dev.millrace.intake.email.content;

import java.nio.ByteBuffer;

/// Undoes an encoding piece by piece, so that what is large is never held.
public interface Decoding {
    /// The next piece; empty at the end.
    ByteBuffer next();

    /// Base64, however damaged.
    ///
    /// @param encoded from 0 to the limit
    static Decoding ofBase64(ByteBuffer encoded) {
        return new Base64Decoding(encoded);
    }

    /// Quoted-printable, however damaged.
    ///
    /// @param encoded from 0 to the limit
    static Decoding ofQuotedPrintable(ByteBuffer encoded) {
        return new QuotedPrintableDecoding(encoded);
    }

    /// The lines of one uuencoded file.
    ///
    /// @param lines from 0 to the limit
    static Decoding ofUuencode(ByteBuffer lines) {
        return new UuDecoding(lines);
    }

    /// What is not encoded: one piece.
    ///
    /// @param bytes from 0 to the limit
    static Decoding ofNone(ByteBuffer bytes) {
        ByteBuffer all = bytes.duplicate().rewind();
        return () -> {
            ByteBuffer piece = all.slice();
            all.position(all.limit());
            return piece;
        };
    }
}
