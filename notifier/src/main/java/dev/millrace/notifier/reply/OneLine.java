package dev.millrace.notifier.reply;

import dev.millrace.tickets.message.Excerpt;
import java.util.regex.Pattern;

/// Other people's words where they become part of a header: one line, and nothing in it that a mail program would read
/// as anything but words.
public final class OneLine {
    /// Line ends and other controls, and what turns the direction in which a line is read.
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+");

    /// The beginning of an encoded word (RFC 2047): a mail program would decode what somebody wrote as text.
    private static final Pattern ENCODED = Pattern.compile("=\\?");

    private OneLine() {}

    /// The words, at most so many characters of them.
    public static String of(String text, int longest) {
        String line = ENCODED.matcher(CONTROLS.matcher(text).replaceAll(" "))
                .replaceAll("= ?")
                .strip();
        return Excerpt.of(line, longest);
    }
}
