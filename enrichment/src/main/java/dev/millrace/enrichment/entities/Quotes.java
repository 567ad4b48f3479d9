package dev.millrace.enrichment.entities;

import java.util.ArrayList;
import java.util.List;

/// What stands in quotation marks within a line.
///
/// @param start offset of the first character inside
/// @param end offset after the last
record Quotes(int start, int end) {
    private static final String OPENING = "\"“„«";
    private static final String CLOSING = "\"”“»";
    private static final int SHORTEST = 2;
    private static final int LONGEST = 90;

    static List<Quotes> in(String text) {
        List<Quotes> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (!opens(text.charAt(at))) {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < text.length()
                    && end - at <= LONGEST + 2
                    && text.charAt(end) != '\n'
                    && CLOSING.indexOf(text.charAt(end)) < 0) {
                end++;
            }
            boolean closed = end < text.length() && CLOSING.indexOf(text.charAt(end)) >= 0;
            int start = skipBlanks(text, at + 1, end);
            int last = end;
            while (last > start && Character.isSpaceChar(text.charAt(last - 1))) {
                last--;
            }
            if (closed && last - start >= SHORTEST) {
                found.add(new Quotes(start, last));
            }
            at = closed ? end + 1 : at + 1;
        }
        return found;
    }

    /// Nearly no character does.
    private static boolean opens(char c) {
        return c == '"' || (c > '~' && OPENING.indexOf(c) >= 0);
    }

    private static int skipBlanks(String text, int from, int to) {
        int at = from;
        while (at < to && Character.isSpaceChar(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
