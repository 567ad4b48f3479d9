package dev.millrace.intake.email.html;

/// Text as it is composed from HTML: white space is one blank, blocks stand on lines of their own, and each line of a
/// quote begins with `>`.
final class ReadableLines {
    private static final int DEEPEST_QUOTE = 20;

    private final StringBuilder out = new StringBuilder();
    private boolean lineStart = true;
    private boolean spacePending;
    private int breaks = 2;
    private int quotes;
    private int letters;

    /// Without blanks at line ends; Outlook writes them where it means an empty line.
    String text() {
        StringBuilder text = new StringBuilder(out.length());
        int empty = 0;
        for (String line : out.toString().replace('\u00a0', ' ').split("\n", -1)) {
            String bare = line.stripTrailing();
            empty = bare.isEmpty() ? empty + 1 : 0;
            if (empty < 2) {
                text.append(bare).append('\n');
            }
        }
        return withoutEmptyQuote(text.toString().stripTrailing());
    }

    private static String withoutEmptyQuote(String text) {
        int end = text.length();
        while (text.startsWith("\n>", end - 2)) {
            end -= 2;
            while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
        }
        return text.substring(0, end);
    }

    /// How many characters were written, with marks and line ends.
    int length() {
        return out.length();
    }

    /// How many characters of the text itself were written.
    int letters() {
        return letters;
    }

    /// What was written from there.
    String since(int start) {
        return out.substring(start);
    }

    void beginQuote() {
        quotes++;
    }

    void endQuote() {
        dropEmptyQuotedLines();
        quotes--;
    }

    private void dropEmptyQuotedLines() {
        int end = out.length();
        while (lineStart && end > 1) {
            int start = end - 1;
            while (start > 0 && out.charAt(start - 1) == '>') {
                start--;
            }
            if (start == end - 1 || start == 0 || out.charAt(start - 1) != '\n') {
                return;
            }
            end = start;
            out.setLength(end);
            breaks = 1;
        }
    }

    boolean isInQuote() {
        return quotes > 0;
    }

    /// Whether the last that was written ends with a colon.
    boolean endsWithColon() {
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == '\n') {
            end--;
        }
        return end > 0 && ":：".indexOf(out.charAt(end - 1)) >= 0;
    }

    /// Writes text in which white space only divides words.
    void flow(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
                spacePending = spacePending || !lineStart;
            } else {
                putVisible(c);
            }
        }
    }

    /// Writes text whose line ends and blanks are its own.
    void asItIs(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                newLine();
            } else if (c == '\r' || c == '\f') {
                spacePending = spacePending || !lineStart;
            } else {
                putVisible(c);
            }
        }
    }

    /// Writes a mark such as that of a list's item; its blanks hold at a line's beginning, too.
    void mark(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == ' ') {
                spacePending = true;
            } else {
                put(text.charAt(i));
            }
        }
    }

    private void putVisible(char c) {
        if (c != '\u200b' && c != '\ufeff' && c != '\u00ad') {
            put(c);
        }
    }

    void put(char c) {
        if (lineStart) {
            out.append("> ".repeat(Math.min(quotes, DEEPEST_QUOTE)));
            lineStart = false;
        }
        if (spacePending) {
            out.append(' ');
            spacePending = false;
        }
        out.append(c);
        letters++;
        breaks = 0;
    }

    void newLine() {
        if (lineStart && breaks < 2) {
            out.append("> ".repeat(Math.min(quotes, DEEPEST_QUOTE)).stripTrailing());
        }
        if (breaks < 2) {
            out.append('\n');
            breaks++;
        }
        lineStart = true;
        spacePending = false;
    }

    /// Ends the line, and leaves an empty one if two ends are wanted.
    void end(int wanted) {
        while (breaks < wanted) {
            newLine();
        }
        lineStart = true;
        spacePending = false;
    }

    /// Goes on at the end of the first line that was written from there, where nothing but line ends is below it.
    void closeUp(int start) {
        int end = out.indexOf("\n", start);
        if (end > start && isEmptyLines(end)) {
            out.setLength(end);
            lineStart = false;
            breaks = 0;
        }
    }

    private boolean isEmptyLines(int from) {
        for (int i = from; i < out.length(); i++) {
            if (out.charAt(i) != '\n' && out.charAt(i) != '>') {
                return false;
            }
        }
        return true;
    }
}
