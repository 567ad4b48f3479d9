package dev.millrace.intake.email.mime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// A body that is written as a multipart (RFC 2046, section 5.1.1), in a mail that has lost the header that says so.
final class UndeclaredMultipart {
    private static final int MOST_LINES_ABOVE = 10;
    private static final int LONGEST_LINE = 200;
    private static final int SHORTEST_DELIMITER = 4;
    private static final Pattern PREAMBLE = Pattern.compile(
            "This is an? [A-Za-z -]{0,40}?multi-?part message in MIME format\\.{0,3}", Pattern.CASE_INSENSITIVE);

    private final ByteBuffer mail;
    private final int end;

    private UndeclaredMultipart(ByteBuffer mail, int end) {
        this.mail = mail;
        this.end = end;
    }

    /// Whether all of a body is one: above its first delimiter, which has a header below it, stands nothing but
    /// what programs tell readers that know no MIME; and it says so there, or ends with the last delimiter. What
    /// somebody pastes has his own words above or below.
    static boolean is(ByteBuffer mail, int start, int end) {
        return new UndeclaredMultipart(mail, end).beginsAt(start);
    }

    private boolean beginsAt(int start) {
        boolean announced = false;
        int at = start;
        for (int i = 0; i < MOST_LINES_ABOVE && at < end; i++) {
            String line = line(at);
            int next = MailLines.after(mail, at, end);
            if (line.startsWith("--")) {
                return line.length() >= SHORTEST_DELIMITER
                        && line(next).toLowerCase(Locale.ROOT).startsWith("content-")
                        && (announced || lastLine(next).equals(line + "--"));
            }
            boolean preamble = PREAMBLE.matcher(line).matches();
            if (!line.isEmpty() && !preamble) {
                return false;
            }
            announced |= preamble;
            at = next;
        }
        return false;
    }

    /// The last line that is not blank.
    private String lastLine(int from) {
        int last = end;
        while (last > from && mail.get(last - 1) <= ' ' && mail.get(last - 1) >= 0) {
            last--;
        }
        int begin = last;
        while (begin > from && mail.get(begin - 1) != '\n' && last - begin <= LONGEST_LINE) {
            begin--;
        }
        return line(begin);
    }

    private String line(int at) {
        int next = Math.min(MailLines.after(mail, at, end), at + LONGEST_LINE);
        byte[] line = new byte[next - at];
        mail.get(at, line);
        return new String(line, StandardCharsets.ISO_8859_1).strip();
    }
}
