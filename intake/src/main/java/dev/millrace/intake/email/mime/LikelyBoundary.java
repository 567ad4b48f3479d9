package dev.millrace.intake.email.mime;

import dev.millrace.intake.email.content.Cancelled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The boundary of a multipart that declares none, or none that occurs.
final class LikelyBoundary {
    private static final int MOST_GUESSED = 100;
    private static final String FIELD = "content-";
    private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[A-Za-z0-9]");

    private LikelyBoundary() {}

    /// What looks like one between these bytes: a line above a header, else the first that comes again with the dashes
    /// of an end, and stands above a part without a header or on top; or null.
    static @Nullable String in(ByteBuffer mail, int from, int end) {
        Set<String> begun = new LinkedHashSet<>();
        Set<String> ended = new HashSet<>();
        boolean onTop = true;
        int next = from;
        for (int at = from; at < end; at = next) {
            Cancelled.check();
            next = MailLines.after(mail, at, end);
            if (BoundaryLine.mayBegin(mail, at, end)) {
                String line = BoundaryLine.boundary(mail, at, next);
                if (next - at > 4 && next < end) {
                    if (beginning(mail, next, end, FIELD.length()).equalsIgnoreCase(FIELD)) {
                        return line;
                    }
                    if ((onTop || isBlank(mail, next, end))
                            && begun.size() < MOST_GUESSED
                            && LETTER_OR_DIGIT.matcher(line).find()) {
                        begun.add(line);
                    }
                }
                String without = line.endsWith("--") ? line.substring(0, line.length() - 2) : "";
                if (begun.contains(without)) {
                    ended.add(without);
                }
            }
            onTop &= isBlank(mail, at, end);
        }
        return begun.stream().filter(ended::contains).findFirst().orElse(null);
    }

    private static boolean isBlank(ByteBuffer mail, int at, int end) {
        String line = beginning(mail, at, end, 2);
        return line.startsWith("\n") || line.equals("\r\n");
    }

    private static String beginning(ByteBuffer mail, int at, int end, int length) {
        byte[] beginning = new byte[Math.min(end - at, length)];
        mail.get(at, beginning);
        return new String(beginning, StandardCharsets.ISO_8859_1);
    }
}
