package dev.millrace.intake.email;

import dev.millrace.intake.email.content.Hashes;
import dev.millrace.intake.email.header.HeaderFields;
import dev.millrace.intake.email.header.MailDate;
import dev.millrace.intake.email.mime.MimePart;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/// The id of a mail that has none: a hash of what its sender wrote, so that it is the same over whatever path and
/// through whatever servers the mail comes. What they write above it, or how they fold and end lines, is no part of it
/// (as with a relaxed signature, RFC 6376, section 3.4). Nor is what parts are seen in it: it does not change where
/// mails come to be read better.
final class ContentId {
    private static final List<String> WRITTEN =
            List.of("From", "Reply-To", "To", "Cc", "Subject", "Date", "In-Reply-To", "References");
    private static final int LENGTH = 16;

    private final MessageDigest digest = Hashes.digest();

    private ContentId() {}

    /// With its angle brackets.
    static String of(MimePart mail) {
        ContentId id = new ContentId();
        id.add(mail.headers());
        id.add(mail.belowHeader());
        return "<" + HexFormat.of().formatHex(id.digest.digest(), 0, LENGTH) + "@bytes.invalid>";
    }

    private void add(HeaderFields headers) {
        WRITTEN.forEach(name -> headers.all(name).forEach(value -> add(name, value)));
        List<String> path = headers.all("Received");
        if (!path.isEmpty() && !MailDate.canBe(headers.first("Date"), path.getLast())) {
            // The same words may be meant anew on another day; the first server to see the mail tells when.
            add("Received", path.getLast());
        }
    }

    private void add(String name, String value) {
        String line = name + ":" + value.replaceAll("\\s+", " ").strip() + "\n";
        digest.update(line.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Without the blanks at the ends of lines and the empty lines at the end. Whole lines go to the digest,
    /// which takes single bytes slowly.
    private void add(ByteBuffer body) {
        digest.update((byte) '\n');
        int lineEnds = 0;
        int next;
        for (int line = 0; line < body.limit(); line = next) {
            next = next(body, line);
            int end = withoutBlanks(body, line, next);
            if (end > line) {
                for (; lineEnds > 0; lineEnds--) {
                    digest.update((byte) '\n');
                }
                digest.update(body.slice(line, end - line));
            }
            lineEnds++;
        }
    }

    private static int next(ByteBuffer body, int line) {
        int end = line;
        while (end < body.limit() && body.get(end) != '\n') {
            end++;
        }
        return Math.min(end + 1, body.limit());
    }

    private static int withoutBlanks(ByteBuffer body, int line, int next) {
        int end = next;
        while (end > line && " \t\r\n".indexOf(body.get(end - 1)) >= 0) {
            end--;
        }
        return end;
    }
}
