package dev.millrace.intake.email.reply.signature;

import dev.millrace.intake.email.reply.lines.ReplyLines;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A business card that lines of strokes frame.
final class FramedCard {
    private static final int MOST_LINES = 12;
    private static final int LONGEST_LINE = 100;
    /// Shorter strokes are marks of signatures.
    private static final int SHORTEST_FRAME = 4;
    private static final Pattern BESIDE = Pattern.compile("^\\s*(?:[|*#│║]{1,3}|_/)\\s+|\\s+[|*#│║]{1,3}\\s*$");
    /// How a name is read, and which of several telephones it is, as Japan has them: "山田（やまだ）".
    private static final Pattern ASIDE =
            Pattern.compile("[（(](?:[\\p{IsHiragana}\\p{IsKatakana}ー・\\s　]{2,16}|大?代表|直通|内線|携帯)[）)]");
    private static final Pattern FAR_BLANKS = Pattern.compile(" {3,}");

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
        if (start <= 0 || !isFrame(lines.get(start))) {
            return;
        }
        List<String> card = inParts(lines.subList(start + 1, end));
        boolean framed = (isBelowClosing(lines, start) || isEastern(card) || isOfWriter(card, writer))
                && BusinessCard.isWithoutName(card);
        if (framed && !ShownCard.isSpokenOf(lines.subList(0, start))) {
            lines.subList(start, lines.size()).clear();
            ReplyLines.dropLast(lines, ClosingWords::areAll);
        }
    }

    /// Another's name beside his own is of a list.
    private static boolean isOfWriter(List<String> card, Writer writer) {
        return card.stream().anyMatch(writer::isNamedInFull)
                && card.stream()
                        .filter(line -> !writer.isNamedInFull(line))
                        .noneMatch(line -> line.indexOf(' ') > 0
                                && GivenNames.isOne(line.split(" ", 2)[0].toLowerCase(Locale.ROOT)));
    }

    /// The lines without the strokes beside them, and what far blanks part.
    private static List<String> inParts(List<String> lines) {
        return lines.stream()
                .filter(line -> line.length() <= LONGEST_LINE)
                .map(line -> ASIDE.matcher(BESIDE.matcher(line).replaceAll("")).replaceAll(""))
                .flatMap(FAR_BLANKS::splitAsStream)
                .filter(part -> !part.isBlank())
                .toList();
    }

    /// The name may stand between.
    private static boolean isBelowClosing(List<String> lines, int frame) {
        List<String> above = ReplyLines.filled(lines.subList(0, frame)).toList();
        return above.stream().skip(Math.max(0, above.size() - 2L)).anyMatch(ClosingWords::areAll);
    }

    /// In the East closings are whole sentences, and frames are made for cards.
    private static boolean isEastern(List<String> lines) {
        return lines.stream().flatMapToInt(String::codePoints).anyMatch(Character::isIdeographic);
    }

    private static boolean isFrame(String line) {
        String bare = line.length() > LONGEST_LINE ? "" : line.strip();
        return bare.length() >= SHORTEST_FRAME && bare.chars().allMatch(c -> "-=*_~#+/・—―─━＊＝－◆◇■□☆★".indexOf(c) >= 0);
    }
}
