package dev.millrace.intake.email.bounce;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Whom a server names without a domain, each on a line below "to the following recipients:", as AOL and GroupWise do:
/// they are its own.
final class LocalRecipients {
    private static final int MOST = 10;
    /// Lines that may introduce them, and what is looked at of each and of what stands above it in its paragraph.
    private static final int MOST_LOOKED_AT = 20;
    private static final int LOOKED_AT = 600;

    private static final Pattern NAME = Pattern.compile("[ \\t]{1,8}([\\w.+-]{1,64})(?: {1,4}\\([^()]{1,80}\\))?");
    /// A reason, a code, the head or the first word of the mail that came back.
    private static final Pattern NO_NAME = Pattern.compile(
            "(?i)unknown|none|reasons?|status|errors?|failed|subject|message|from|to|date|hello|hi|hallo|dear|\\d{3,4}|(?=\\d*[.-])[\\d.-]{3,}|\\W*");
    private static final Pattern INTRODUCED = Pattern.compile(
            "(?i)deliver.{0,300}(?:recipients?|users?|to the following|address(?:es)?|mailbox(?:es)?)\\b"
                    + "|(?:recipients?|users?)\\b.{0,300}(?:deliver|accept)");
    private static final Pattern REASONS = Pattern.compile("(?i)(?:reasons?|errors?|problems?):$");

    private LocalRecipients() {}

    /// @param text what the server wrote itself
    /// @param domain the server's own
    /// @param possible whether an address, in lower case, may be one
    static List<String> in(String text, String domain, Predicate<String> possible) {
        List<String> lines = text.lines().map(String::stripTrailing).toList();
        String paragraph = "";
        int lookedAt = 0;
        for (int i = 0; i < lines.size() && lookedAt < MOST_LOOKED_AT; i++) {
            String line = lines.get(i);
            paragraph = line.isEmpty() ? "" : end(paragraph + " " + end(line));
            if (line.endsWith(":")) {
                lookedAt++;
                List<String> below =
                        introduces(paragraph) ? named(lines.subList(i + 1, lines.size()), domain, possible) : List.of();
                if (!below.isEmpty()) {
                    return below;
                }
            }
        }
        return List.of();
    }

    private static boolean introduces(String paragraph) {
        return INTRODUCED.matcher(paragraph).find()
                && !REASONS.matcher(paragraph).find();
    }

    /// One blank line may stand above each, but what begins with a capital below one is a word of the mail that came
    /// back. What is no name ends them.
    private static List<String> named(List<String> lines, String domain, Predicate<String> possible) {
        return IntStream.range(0, lines.size())
                .takeWhile(i -> !isBlank(lines, i) || !isBlank(lines, i - 1))
                .filter(i -> !isBlank(lines, i))
                .takeWhile(i -> i < 2
                        || !isBlank(lines, i - 1)
                        || !Character.isUpperCase(lines.get(i).strip().charAt(0)))
                .mapToObj(lines::get)
                .map(NAME::matcher)
                .takeWhile(name ->
                        name.matches() && !NO_NAME.matcher(name.group(1)).matches())
                .limit(MOST)
                .map(name -> (name.group(1) + "@" + domain).toLowerCase(Locale.ROOT))
                .filter(possible)
                .distinct()
                .toList();
    }

    private static boolean isBlank(List<String> lines, int at) {
        return at >= 0 && lines.get(at).isEmpty();
    }

    private static String end(String text) {
        return text.substring(Math.max(0, text.length() - LOOKED_AT));
    }
}
