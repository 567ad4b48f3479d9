package dev.millrace.tickets.secrets;

/// A word of a text: all up to white space, without what opens a quotation.
///
/// @param start offset of its first character
/// @param end offset after its last; the same where no word follows
record Word(int start, int end) {
    private static final int LONGEST = 200;
    private static final String OPENING = "\"'“„«(";

    /// The next word, on whatever line it stands.
    static Word next(String text, int from) {
        int start = from;
        while (start < text.length() && (Character.isWhitespace(text.charAt(start)) || isSkipped(text.charAt(start)))) {
            start++;
        }
        return startingAt(start, text);
    }

    /// The next word of the same line.
    static Word nextInLine(String text, int from) {
        int start = from;
        while (start < text.length() && isSkipped(text.charAt(start))) {
            start++;
        }
        return startingAt(start, text);
    }

    private static boolean isSkipped(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0' || OPENING.indexOf(c) >= 0;
    }

    private static Word startingAt(int start, String text) {
        int end = start;
        while (end < text.length() && end - start < LONGEST && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return new Word(start, end);
    }

    boolean isEmpty() {
        return start == end;
    }

    String in(String text) {
        return text.substring(start, end);
    }
}
