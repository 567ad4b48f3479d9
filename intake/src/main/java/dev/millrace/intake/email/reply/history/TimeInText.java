package dev.millrace.intake.email.reply.history;

/// Tells whether a text names a time of day or a year, as lines above quotes do: `10:30`, `9.05`, `14h20`, `2026`.
final class TimeInText {
    private TimeInText() {}

    static boolean isIn(String text) {
        int length = text.length();
        for (int at = 0; at < length; at++) {
            char c = text.charAt(at);
            // Most of a text are letters.
            if (c >= '0' && c <= '9') {
                int end = endOfDigits(text, at + 1);
                if (isYear(text, at, end) || isTime(text, end)) {
                    return true;
                }
                at = end;
            }
        }
        return false;
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (isDigit(text, end)) {
            end++;
        }
        return end;
    }

    private static boolean isYear(String text, int start, int end) {
        return end - start == 4 && (text.startsWith("19", start) || text.startsWith("20", start));
    }

    /// Two digits behind the mark that ends the hour's.
    private static boolean isTime(String text, int mark) {
        return mark < text.length()
                && ":.h".indexOf(text.charAt(mark)) >= 0
                && isDigit(text, mark + 1)
                && isDigit(text, mark + 2);
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
