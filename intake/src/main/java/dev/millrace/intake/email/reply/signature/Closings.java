package dev.millrace.intake.email.reply.signature;

import dev.millrace.intake.email.reply.footer.ProgramFooter;
import dev.millrace.intake.email.reply.lines.ReplyLines;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The words with which people end a mail, each with the name below them: a signature, whoever wrote
/// it. A closing alone is the writer's word and stays, and so do closing and name where a program's own
/// signature stands below.
final class Closings {
    private static final int LONGEST_LINE = 100;
    private static final Pattern NAME = Pattern.compile(
            "\\p{L}[\\p{L}'’-]{0,30}|\\p{Lu}[\\p{L}'’-]{0,30}(?: (?:\\p{L}\\.|\\p{L}[\\p{L}'’-]{0,30})){1,3}");

    private Closings() {}

    /// Takes away the last closing and the name below it, with the logo below that, where more than
    /// a greeting is above.
    static void dropWithName(List<String> lines, Writer writer) {
        int last = BusinessCard.lastAbovePictures(lines);
        String line = last > 0 && lines.get(last).length() <= LONGEST_LINE
                ? lines.get(last).strip()
                : "";
        String behind = line.isEmpty() ? null : nameBehindClosing(line);
        if (behind != null && !behind.isEmpty()) {
            boolean signed =
                    writer.hasName() && !ClosingWords.thank(line) && SignedName.isSurelyOne(behind, line, writer);
            if (signed) {
                ShownCard.dropUnlessSpokenOf(lines, last);
            }
            return;
        }
        int closing = above(lines, last);
        if (line.isEmpty() || closing < 0 || !ClosingWords.areAll(lines.get(closing))) {
            return;
        }
        boolean signed = closing == last - 1
                ? SignedName.isOne(line, lines.get(closing), writer)
                : SignedName.isSurelyOne(line, lines.get(closing), writer);
        if (signed || isWithHouse(line, lines.get(closing), writer)) {
            ShownCard.dropUnlessSpokenOf(lines, closing);
        }
    }

    private static boolean isWithHouse(String line, String closing, Writer writer) {
        String name = SignedName.beforeHouse(line);
        return name.indexOf(' ') > 0 && SignedName.isSurelyOne(name, closing, writer);
    }

    /// Takes away a second closing and what is below it, at the end of these lines.
    static void dropSecond(List<String> lines) {
        int filled = 0;
        for (int i = lines.size() - 1; i > 0 && filled <= BusinessCard.MOST_LINES; i--) {
            String line = lines.get(i);
            if (line.length() > LONGEST_LINE) {
                return;
            }
            if (ClosingWords.areAll(line) && isBelowAnother(lines, i)) {
                if (isOfProgram(lines.subList(i + 1, lines.size()))) {
                    lines.subList(i, lines.size()).clear();
                }
                return;
            }
            filled += line.isBlank() ? 0 : 1;
        }
    }

    /// Whether nobody goes on to write there: it begins with no sentence, and has none but beside where
    /// somebody can be reached, as the slogans of houses stand.
    private static boolean isOfProgram(List<String> below) {
        List<String> filled = ReplyLines.filled(below).map(String::strip).toList();
        return filled.isEmpty()
                || (!says(filled.getFirst())
                        && (filled.stream().noneMatch(Closings::says)
                                || filled.stream().anyMatch(CardLine::isReachable)));
    }

    private static boolean says(String line) {
        boolean ended = ReplyLines.endsSentence(line) && !MarkedSignature.isNaming(line);
        return (ended || OwnParagraph.tells(line)) && !ProgramFooter.isOne(line);
    }

    /// Takes away the last closing, which may be two, its name and the business card below, unless the
    /// writer points at that.
    static void dropWithCard(List<String> lines, Writer writer) {
        int filled = 0;
        for (int i = lines.size() - 1; i > 0 && filled <= BusinessCard.MOST_LINES; i--) {
            String line = lines.get(i);
            if (line.length() > LONGEST_LINE) {
                return;
            }
            String named = nameBehindClosing(line);
            if (named != null) {
                if (filled > 0 && isCard(named, lines, i, writer) && !ShownCard.isSpokenOf(lines.subList(0, i))) {
                    int first = i > 1 && ClosingWords.areAll(lines.get(i - 1)) ? i - 1 : i;
                    lines.subList(first, lines.size()).clear();
                }
                return;
            }
            filled += line.isBlank() ? 0 : 1;
        }
    }

    private static boolean isCard(String named, List<String> lines, int closing, Writer writer) {
        List<String> below = lines.subList(closing + 1, lines.size());
        List<String> card = named.isEmpty()
                ? below
                : Stream.concat(Stream.of(named), below.stream()).toList();
        return BusinessCard.isOne(card) || BusinessCard.isOwn(card, writer);
    }

    /// "Regards, Anna": what stands behind the closing on its line, which may be nothing; null where it
    /// is none.
    static @Nullable String nameBehindClosing(String line) {
        if (ClosingWords.areAll(line)) {
            return "";
        }
        int comma = line.lastIndexOf(',');
        String name = comma < 0 ? "" : line.substring(comma + 1).strip();
        return !name.isEmpty()
                        && ClosingWords.areAll(line.substring(0, comma))
                        && NAME.matcher(name).matches()
                ? name
                : null;
    }

    private static boolean isBelowAnother(List<String> lines, int closing) {
        int name = above(lines, closing);
        int first = above(lines, name);
        return first >= 0
                && NAME.matcher(lines.get(name).strip()).matches()
                && !ClosingWords.areAll(lines.get(name))
                && ClosingWords.areAll(lines.get(first));
    }

    /// The next line above that is not blank, or -1.
    static int above(List<String> lines, int at) {
        int above = at - 1;
        while (above >= 0 && above > at - 5 && lines.get(above).isBlank()) {
            above--;
        }
        return above;
    }
}
