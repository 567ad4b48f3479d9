package dev.millrace.remediation.action;

import java.util.regex.Pattern;

/// What people are told of what a system answered, which may be of any length and content: they read it in journal,
/// ticket, audit and mail, and an event of it must be one that can be sent.
public final class InShort {
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_TEXT = 4_000;
    private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    private InShort() {}

    /// A state in one line, of at most 300 characters.
    public static String line(String words) {
        return cut(BREAKS.matcher(words).replaceAll(" ").strip(), LONGEST_LINE);
    }

    /// The last word of a run, in lines as they are, of at most 4,000 characters.
    public static String text(String words) {
        return cut(words, LONGEST_TEXT);
    }

    private static String cut(String words, int longest) {
        return words.codePointCount(0, words.length()) <= longest
                ? words
                : words.substring(0, words.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
