package dev.millrace.tickets.secrets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What stands behind "password:" or "password is": all up to the closing quote, or one word.
///
/// @param start offset of its first character, behind an opening quote
/// @param end offset after its last
/// @param quoted whether it stands between quotes
record Value(int start, int end, boolean quoted) {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 200;

    private static final String QUOTE = "\"“”„«»`";
    /// What is no part of a word: white space, quotes, and what is masked already.
    private static final String END = "\\s" + QUOTE + Secrets.MASK.charAt(0);
    /// A word up to white space. A quote belongs to it where it goes on behind: generated passwords have quotes too.
    static final String WORD = "(?=[^" + Secrets.MASK.charAt(0) + "\\s]{3})([^" + END + "]{1,200}+(?:[" + QUOTE
            + "]{1,3}+[^" + END + "\\p{L}\\p{N}]{0,8}+[\\p{L}\\p{N}][^" + END + "]{0,200}+){0,8}+)";

    private static final Pattern ONE_WORD = Pattern.compile(WORD);

    /// The value that begins here, or null where there is none.
    static @Nullable Value at(String text, int at) {
        if (at >= text.length()) {
            return null;
        }
        String closing = closing(text.charAt(at));
        if (closing.isEmpty()) {
            return word(text, at);
        }
        int start = at + 1;
        if (start >= text.length() || Character.isWhitespace(text.charAt(start))) {
            return null;
        }
        int end = closed(text, start, closing);
        return end < 0 ? word(text, start) : end - start < SHORTEST ? null : new Value(start, end, true);
    }

    String in(String text) {
        return text.substring(start, end);
    }

    private static @Nullable Value word(String text, int at) {
        Matcher word = ONE_WORD.matcher(text).region(at, text.length());
        boolean found = word.lookingAt() && !text.startsWith(Secrets.MASK, word.end());
        return found ? new Value(at, word.end(), false) : null;
    }

    /// Where the quotation ends on its line, or -1. A quote behind a backslash ends it only where no other does.
    private static int closed(String text, int start, String closing) {
        int escaped = -1;
        int limit = Math.min(text.length(), start + LONGEST + 1);
        for (int at = start; at < limit && text.charAt(at) != '\n'; at++) {
            if (closing.indexOf(text.charAt(at)) >= 0 && !isApostrophe(text, at)) {
                if (text.charAt(at - 1) != '\\') {
                    return at;
                }
                escaped = at;
            }
        }
        return escaped;
    }

    private static boolean isApostrophe(String text, int at) {
        boolean single = text.charAt(at) == '\'' || text.charAt(at) == '’' || text.charAt(at) == '‘';
        return single && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
    }

    private static String closing(char opening) {
        return switch (opening) {
            case '"' -> "\"”“";
            case '“', '„', '”' -> "”“\"";
            case '«' -> "»";
            case '»' -> "«";
            case '\'', '‘', '‚' -> "'’‘";
            case '`' -> "`´'";
            default -> "";
        };
    }
}
