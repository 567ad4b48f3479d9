package dev.millrace.enrichment.moments;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads tokens that are made of digits.
final class Digits {
    private Digits() {}

    /// The match of a whole text by a pattern that begins with a digit, null where there is none. Without the mark
    /// there cannot be one.
    static @Nullable Matcher matching(Pattern pattern, char mark, String text) {
        if (!begin(text) || text.indexOf(mark) < 0) {
            return null;
        }
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? matcher : null;
    }

    /// Whether a text begins with a digit.
    static boolean begin(String text) {
        return !text.isEmpty() && Character.isDigit(text.charAt(0));
    }

    static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
