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

    /// Without the blanks at the ends of lines and the empty lines at the end.
    private void add(ByteBuffer body) {
        digest.update((byte) '\n');
        int blanks = 0;
        for (int i = 0; i < body.limit(); i++) {
            byte b = body.get(i);
            if (b == ' ' || b == '\t' || b == '\r' || b == '\n') {
                blanks++;
            } else {
                skip(body, i - blanks, i);
                blanks = 0;
                digest.update(b);
            }
        }
    }

    /// White space between words of the body: its line ends, and the blanks behind the last of them.
    private void skip(ByteBuffer body, int from, int to) {
        int kept = from;
        for (int i = from; i < to; i++) {
            if (body.get(i) == '\n') {
                digest.update((byte) '\n');
                kept = i + 1;
            }
        }
        digest.update(body.slice(kept, to - kept));
    }
}
