package dev.millrace.intake.email;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The header of a mail or part, found in its bytes however badly it is written: with the line of a mailbox file on
/// top, with lines that are no header fields, or without the blank line that ends it.
///
/// @param fields what was read
/// @param start where the header begins
/// @param end where the body begins
record HeaderBlock(HeaderFields fields, int start, int end) {
    private static final int LONGEST_NAME = 200;
    /// More than is kept of a field.
    private static final int LONGEST_LINE = HeaderFields.LONGEST + 2 * LONGEST_NAME;

    /// Only these make a mail of bytes that begin with blank lines or with something else.
    private static final Set<String> USUAL = Set.of(
            "from",
            "to",
            "cc",
            "subject",
            "date",
            "sender",
            "reply-to",
            "return-path",
            "received",
            "message-id",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "delivered-to",
            "in-reply-to",
            "references");

    static HeaderBlock read(ByteBuffer mail, int start, int end, boolean top) {
        return new Reader(mail, end).read(top ? beginning(mail, start, end) : start);
    }

    /// A mail out of a mailbox file begins with a line such as `From anna@acme.example Mon Jan  5 …`; others begin with
    /// blank lines.
    private static int beginning(ByteBuffer mail, int start, int end) {
        int at = start;
        if (end - at >= 3
                && mail.get(at) == (byte) 0xEF
                && mail.get(at + 1) == (byte) 0xBB
                && mail.get(at + 2) == (byte) 0xBF) {
            at += 3;
        }
        int firstWord = at;
        while (firstWord < end && (mail.get(firstWord) == '\n' || mail.get(firstWord) == '\r')) {
            firstWord++;
        }
        String line = line(mail, firstWord, MailLines.after(mail, firstWord, end));
        String name = name(line);
        // Blanks were once allowed before the colon (RFC 5322, section 4.5).
        boolean mailbox = name == null && (line.startsWith("From ") || line.startsWith(">From "));
        if (mailbox) {
            return MailLines.after(mail, firstWord, end);
        }
        if (isUsual(name)) {
            return firstWord;
        }
        int firstField = withoutIndented(mail, firstWord, end);
        return isUsual(name(line(mail, firstField, MailLines.after(mail, firstField, end)))) ? firstField : at;
    }

    /// Where a line goes on with none.
    private static int withoutIndented(ByteBuffer mail, int start, int end) {
        int at = start;
        while (at < end && (mail.get(at) == ' ' || mail.get(at) == '\t')) {
            at = MailLines.after(mail, at, end);
        }
        return at;
    }

    private static boolean isUsual(@Nullable String name) {
        return name != null && USUAL.contains(name.toLowerCase(Locale.ROOT));
    }

    private static final class Reader {
        private final ByteBuffer mail;
        private final int end;
        private final HeaderFields fields = new HeaderFields();
        private final StringBuilder value = new StringBuilder();
        private @Nullable String name;

        Reader(ByteBuffer mail, int end) {
            this.mail = mail;
            this.end = end;
        }

        HeaderBlock read(int start) {
            int at = start;
            while (at < end) {
                int next = MailLines.after(mail, at, end);
                String line = line(mail, at, next);
                if (line.isEmpty()) {
                    at = next;
                    break;
                }
                if (!take(line, next)) {
                    break;
                }
                at = next;
            }
            finish();
            return new HeaderBlock(fields, start, at);
        }

        /// Takes a line of the header; false where the body has begun without a blank line.
        private boolean take(String line, int next) {
            boolean continued = line.charAt(0) == ' ' || line.charAt(0) == '\t';
            String field = continued ? null : name(line);
            if (field != null) {
                finish();
                name = field;
                value.append(line, line.indexOf(':') + 1, line.length());
                return true;
            }
            if (continued && name == null && !line.isBlank()) {
                return false;
            }
            if (!continued && !headerFollows(next)) {
                return false;
            }
            if (name != null && continued && value.length() <= HeaderFields.LONGEST) {
                value.append("\r\n").append(line);
            }
            return true;
        }

        /// Whether the header goes on below a line that is none of it.
        private boolean headerFollows(int at) {
            if (at >= end) {
                return false;
            }
            String line = line(mail, at, MailLines.after(mail, at, end));
            return name(line) != null || (name != null && line.startsWith(" ") && !line.isBlank());
        }

        private void finish() {
            if (name != null) {
                fields.add(name, value.toString());
            }
            name = null;
            value.setLength(0);
        }
    }

    /// The field's name that a line begins with, or null.
    private static @Nullable String name(String line) {
        int colon = line.indexOf(':');
        if (colon < 1 || colon > LONGEST_NAME) {
            return null;
        }
        String name = line.substring(0, colon).stripTrailing();
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) <= ' ' || name.charAt(i) > '~') {
                return null;
            }
        }
        return name.isEmpty() ? null : name;
    }

    private static String line(ByteBuffer mail, int from, int next) {
        int to = next;
        while (to > from && (mail.get(to - 1) == '\n' || mail.get(to - 1) == '\r')) {
            to--;
        }
        byte[] line = new byte[Math.min(to - from, LONGEST_LINE)];
        mail.get(from, line);
        return new String(line, StandardCharsets.ISO_8859_1);
    }
}
