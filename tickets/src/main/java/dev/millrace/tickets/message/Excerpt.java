package dev.millrace.tickets.message;

/// The beginning of a text that is too long. No character is split in two: one outside the Basic Multilingual Plane, as
/// most emoji are, takes two `char`s, and half of one is shown as a question mark, where it is shown at all.
public final class Excerpt {
    private Excerpt() {}

    /// The text, or its beginning and an ellipsis.
    ///
    /// @param longest in `char`s, the ellipsis included; at least 1
    public static String of(String text, int longest) {
        return text.length() <= longest ? text : beginning(text, longest - 1) + "…";
    }

    /// The text, or its beginning.
    ///
    /// @param longest in `char`s
    public static String beginning(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean splits = longest > 0
                && Character.isHighSurrogate(text.charAt(longest - 1))
                && Character.isLowSurrogate(text.charAt(longest));
        return text.substring(0, splits ? longest - 1 : longest);
    }
}
