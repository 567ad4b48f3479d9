package dev.millrace.intake.email.reply.signature;

import dev.millrace.intake.email.reply.lines.ReplyLines;
import java.util.List;

/// A business card that lines of strokes frame.
final class FramedCard {
    private static final int MOST_LINES = 12;
    private static final int LONGEST_LINE = 100;
    /// Shorter strokes are marks of signatures.
    private static final int SHORTEST_FRAME = 4;

    private FramedCard() {}

    /// Takes one away that stands at the very end below a line of strokes, or between two, as in
    /// Japan, with the closing right above it. Without one it is the writer's own.
    static void drop(List<String> lines, Writer writer) {
        int end = lines.size();
        while (end > 0 && (lines.get(end - 1).isBlank() || isFrame(lines.get(end - 1)))) {
            end--;
        }
        int start = end - 1;
        while (start > 0 && end - start <= MOST_LINES && !isFrame(lines.get(start))) {
            start--;
        }
        boolean framed = start > 0
                && isFrame(lines.get(start))
                && (isBelowClosing(lines, start)
                        || isEastern(lines.subList(start, end))
                        || writer.isNamedInFull(lines.get(start + 1)))
                && BusinessCard.isWithoutName(lines.subList(start + 1, end));
        if (framed && !ShownCard.isSpokenOf(lines.subList(0, start))) {
            lines.subList(start, lines.size()).clear();
            ReplyLines.dropLast(lines, ClosingWords::areAll);
        }
    }

    /// The name may stand between.
    private static boolean isBelowClosing(List<String> lines, int frame) {
        List<String> above =
                lines.subList(0, frame).stream().filter(line -> !line.isBlank()).toList();
        return above.stream().skip(Math.max(0, above.size() - 2L)).anyMatch(ClosingWords::areAll);
    }

    /// In the East closings are whole sentences, and frames are made for cards.
    private static boolean isEastern(List<String> lines) {
        return lines.stream().flatMapToInt(String::codePoints).anyMatch(Character::isIdeographic);
    }

    private static boolean isFrame(String line) {
        String bare = line.length() > LONGEST_LINE ? "" : line.strip();
        return bare.length() >= SHORTEST_FRAME && bare.chars().allMatch(c -> "-=*_~#+—―─━＊＝－◆◇■□☆★".indexOf(c) >= 0);
    }
}
