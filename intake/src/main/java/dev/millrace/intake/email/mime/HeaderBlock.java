package dev.millrace.intake.email.mime;

import dev.millrace.intake.email.header.HeaderFields;
import dev.millrace.intake.email.header.HeaderParameters;
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
public record HeaderBlock(HeaderFields fields, int start, int end) {
    private static final int LONGEST_NAME = 200;
    /// How many lines may have lost the blank they began with.
    private static final int MOST_MISFOLDED = 20;
    private static final int SHORTEST_FOLDED = 60;

    /// Fields that servers and programs fold, so that a field may follow lines further down that lost their blanks.
    /// What stands below another one may be the text.
    private static final Set<String> FOLDED = Set.of(
            "to",
            "cc",
            "bcc",
            "received",
            "references",
            "dkim-signature",
            "domainkey-signature",
            "authentication-results",
            "received-spf",
            "arc-seal",
            "arc-message-signature",
            "arc-authentication-results");

    /// Whose address stands behind a name of any length.
    private static final Set<String> AUTHORS = Set.of("from", "sender", "reply-to");
    private static final int LONGEST_END = 1_000;
    private static final String CONTENT_TYPE = "content-type";
    private static final int LONGEST_TYPE = 1_000;

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

    /// Reads the header that begins at an offset.
    ///
    /// @param end where the mail or part ends; nothing behind it is read
    /// @param top whether it is a whole mail's, above which a line of a mailbox file or blank lines may stand
    public static HeaderBlock read(ByteBuffer mail, int start, int end, boolean top) {
        return new Reader(mail, end, (_, _) -> false).read(top ? beginning(mail, start, end) : start);
    }

    /// Reads the header of a part.
    ///
    /// @param boundaries those around it, of which none stands in a header
    static HeaderBlock ofPart(ByteBuffer mail, int start, int end, Boundaries boundaries) {
        return new Reader(mail, end, boundaries).read(start);
    }

    /// Tells the lines that part what a header's part lies in.
    interface Boundaries {
        /// Whether a line is one.
        ///
        /// @param next where the next line begins
        boolean isAt(int line, int next);
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
        private final Boundaries boundaries;
        private final HeaderFields fields = new HeaderFields();
        private final StringBuilder value = new StringBuilder();
        private @Nullable String name;
        /// Of the fields that are read.
        private @Nullable String boundary;
        /// Where the field ends that is being read.
        private int fieldEnd;
        /// Up to here no line ends the header, for a field follows.
        private int goesOnTo;

        Reader(ByteBuffer mail, int end, Boundaries boundaries) {
            this.mail = mail;
            this.end = end;
            this.boundaries = boundaries;
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
                if (boundaries.isAt(at, next) || !take(line, next)) {
                    break;
                }
                at = next;
                fieldEnd = next;
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
            if (!continued && (beginsPart(line) || !headerFollows(line, next))) {
                return false;
            }
            if (name != null && value.length() <= HeaderFields.LONGEST && (continued || mayGoOn())) {
                value.append("\r\n").append(continued ? "" : " ").append(line);
            }
            return true;
        }

        /// Whether a line is the boundary that the header itself names.
        private boolean beginsPart(String line) {
            if (!line.startsWith("--")) {
                return false;
            }
            String named = boundary == null ? boundary() : boundary;
            return named != null && line.substring(2).stripTrailing().equals(named.stripTrailing());
        }

        /// The boundary that the field names which is being read. It is asked for again with each line below, so
        /// what is longer than any program writes is not looked at.
        private @Nullable String boundary() {
            return CONTENT_TYPE.equalsIgnoreCase(name) && value.length() <= LONGEST_TYPE
                    ? HeaderParameters.of(value.toString()).get("boundary")
                    : null;
        }

        /// Nobody folds a short subject; any words may be one.
        private boolean mayGoOn() {
            boolean isLong = value.length() - value.lastIndexOf("\n") >= SHORTEST_FOLDED;
            return isLong || !"subject".equalsIgnoreCase(name);
        }

        /// Whether the header goes on below a line that is none of it, or has lost the blank that folds it:
        /// with a field in the next line, or with a usual one further down, before a blank line and the end of
        /// a sentence.
        private boolean headerFollows(String line, int next) {
            if (next >= end) {
                return false;
            }
            String below = beginning(next);
            if (next <= goesOnTo
                    || name(below) != null
                    || (name != null && below.startsWith(" ") && !below.isBlank())) {
                return true;
            }
            boolean folded = isFolded() && !endsSentence(line);
            int at = next;
            for (int i = 0; folded && i < MOST_MISFOLDED && at < end && !below.isEmpty(); i++) {
                if (isUsual(name(below))) {
                    goesOnTo = at;
                    return true;
                }
                folded = !endsSentence(below);
                at = MailLines.after(mail, at, end);
                below = beginning(at);
            }
            return false;
        }

        /// Whether more of the field that is being read may stand below: it is of those that are folded, or it cannot
        /// end with what it ends with.
        private boolean isFolded() {
            if (name == null) {
                return false;
            }
            int last = value.length() - 1;
            boolean unfinished = last >= 0 && (value.charAt(last) == ';' || value.charAt(last) == ',');
            return unfinished || FOLDED.contains(name.toLowerCase(Locale.ROOT));
        }

        private static boolean endsSentence(String line) {
            return line.endsWith(".") || line.endsWith("!") || line.endsWith("?");
        }

        /// The last words of a field, which end here.
        private String end(int at) {
            byte[] last = new byte[LONGEST_END];
            mail.get(at - LONGEST_END, last);
            return " " + new String(last, StandardCharsets.ISO_8859_1);
        }

        /// As much of a line as tells whether it is a field.
        private String beginning(int at) {
            return line(mail, at, Math.min(MailLines.after(mail, at, end), at + LONGEST_NAME + 2));
        }

        private void finish() {
            if (name != null) {
                boolean keepsEnd =
                        value.length() > HeaderFields.LONGEST && AUTHORS.contains(name.toLowerCase(Locale.ROOT));
                fields.add(name, value.toString(), keepsEnd ? end(fieldEnd) : "");
                boundary = boundary == null ? boundary() : boundary;
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
