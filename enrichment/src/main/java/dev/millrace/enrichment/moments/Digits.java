package dev.millrace.enrichment.moments;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads tokens that are made of digits.
final class Digits {
    private Digits() {}

    /// The match of a whole text, null where there is none; without the mark there cannot be one.
    static @Nullable Matcher matching(Pattern pattern, char mark, String text) {
        if (text.indexOf(mark) < 0) {
            return null;
        }
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? matcher : null;
    }

    static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
