package dev.millrace.intake.email.reply.lines;

import dev.millrace.intake.Bounded;
import java.util.List;

/// The paragraph above a line, with blank lines between or none: what whoever shows something says of it.
public final class ParagraphAbove {
    private static final int LONGEST = 400;
    private static final int MOST_LINES = 6;

    private ParagraphAbove() {}

    /// Its last lines, as they stand; empty at the top.
    public static List<String> lines(List<String> lines, int at) {
        int end = at;
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        int start = end;
        while (start > 0 && end - start < MOST_LINES && !lines.get(start - 1).isBlank()) {
            start--;
        }
        return lines.subList(start, end);
    }

    /// The same in one line, clipped.
    public static String text(List<String> lines, int at) {
        return Bounded.clip(String.join(" ", lines(lines, at)), LONGEST);
    }
}
