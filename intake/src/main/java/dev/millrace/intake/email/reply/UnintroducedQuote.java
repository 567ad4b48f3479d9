package dev.millrace.intake.email.reply;

import dev.millrace.intake.email.reply.history.Answering;
import dev.millrace.intake.email.reply.history.QuoteIntroduction;
import dev.millrace.intake.email.reply.history.Split;
import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.reply.lines.SayingVerbs;
import dev.millrace.intake.email.reply.signature.Signatures;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Quotes that nothing introduces: only those at an end of the text are surely history.
final class UnintroducedQuote {
    private static final int FEWEST_WORDS = 5;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("\\s+");

    private UnintroducedQuote() {}

    /// Takes one away at the very end; signature and footers may stand below it.
    static Split atTheEnd(List<String> lines, Answering answering) {
        boolean answers = answering == Answering.YES;
        if (lines.stream().noneMatch(ReplyLines::isQuote)) {
            return answers && lines.stream().anyMatch(UnintroducedQuote::isMarkedOtherwise)
                    ? markedOtherwise(lines)
                    : new Split(lines, List.of());
        }
        List<String> body = Signatures.without(lines);
        int start = start(body, ReplyLines::isQuote);
        List<String> quote = body.subList(start, body.size());
        boolean history = !(answering == Answering.NO && isOwnMatter(body.subList(0, start)))
                && quote.stream().anyMatch(ReplyLines::isQuote)
                && body.subList(0, start).stream().anyMatch(line -> !line.isBlank())
                && isHistory(body.subList(0, start), quote, answers);
        return history
                ? new Split(body.subList(0, start), lines.subList(start, lines.size()))
                : new Split(lines, lines.stream().filter(ReplyLines::isQuote).toList());
    }

    /// Whether a mail that answers nothing says something above a quote: it shows what it speaks of. Below a few words,
    /// or a line that tells who wrote, a quote may be an answer's whose marks were lost.
    private static boolean isOwnMatter(List<String> above) {
        long words = above.stream()
                .filter(line -> !ReplyLines.isQuote(line))
                .flatMap(BETWEEN_WORDS::splitAsStream)
                .mapToLong(UnintroducedQuote::words)
                .sum();
        return words >= FEWEST_WORDS && above.stream().noneMatch(QuoteIntroduction::mayBeIn);
    }

    /// In Chinese and Japanese no blanks part words, of some two signs each.
    private static long words(String word) {
        long eastern = word.codePoints().filter(UnintroducedQuote::isEastern).count();
        return eastern > 0 ? (eastern + 1) / 2 : word.codePoints().anyMatch(Character::isLetter) ? 1 : 0;
    }

    private static boolean isEastern(int c) {
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA;
    }

    /// The marks of other programs and keyboards, below an empty line of an answer. Lists and menus have them as well,
    /// but no sentence that ends.
    private static Split markedOtherwise(List<String> lines) {
        List<String> body = Signatures.without(lines);
        int start = start(body, UnintroducedQuote::isMarkedOtherwise);
        List<String> before = ReplyLines.trim(body.subList(0, start));
        List<String> quote = body.subList(start, body.size());
        boolean history = quote.stream().anyMatch(ReplyLines::endsSentence)
                && quote.getFirst().isBlank()
                && !before.isEmpty()
                && !ReplyLines.announces(before.getLast())
                && !SayingVerbs.end(before.getLast().stripTrailing())
                && !QuotedError.is(quote);
        return history ? new Split(before, lines.subList(start, lines.size())) : new Split(lines, List.of());
    }

    /// The wide mark of Japan, and strokes, but no row of a table, which has more of them.
    private static boolean isMarkedOtherwise(String line) {
        return line.startsWith("＞") || (line.startsWith("| ") && line.lastIndexOf('|') == 0);
    }

    /// Where the lines begin that are blank or such to the end.
    private static int start(List<String> body, Predicate<String> isQuote) {
        int start = body.size();
        while (start > 0 && (body.get(start - 1).isBlank() || isQuote.test(body.get(start - 1)))) {
            start--;
        }
        return start;
    }

    /// Not what the line above announces, also by "The log says", nor an error right below it.
    /// Where quotes stand above as well, somebody answers line by line, or pastes what he shows:
    /// only an answer has history there then, and not where it begins with words of its own and a
    /// line of them, no whole sentence, leads to the quote.
    private static boolean isHistory(List<String> before, List<String> quote, boolean answers) {
        List<String> filled = ReplyLines.trim(before);
        String above = filled.getLast().stripTrailing();
        boolean quotesAbove = filled.stream().anyMatch(ReplyLines::isQuote);
        boolean rightBelow = !quote.getFirst().isBlank();
        boolean pasted = (quotesAbove || rightBelow) && QuotedError.is(quote);
        boolean ledTo = rightBelow && !ReplyLines.isQuote(filled.getFirst()) && !ReplyLines.endsSentence(above);
        boolean said = rightBelow && SayingVerbs.end(above);
        return !ReplyLines.announces(above) && !said && !pasted && (!quotesAbove || (answers && !ledTo));
    }

    /// Where an answer begins with a quote and nothing else is quoted, its author has taken the
    /// introduction away, unless he quotes what a machine says.
    static @Nullable Split onTop(List<String> lines) {
        List<String> filled = ReplyLines.trim(lines);
        int end = 0;
        while (end < filled.size() && (filled.get(end).isBlank() || ReplyLines.isQuote(filled.get(end)))) {
            end++;
        }
        List<String> below = filled.subList(end, filled.size());
        boolean alone = end > 0
                && !below.isEmpty()
                && below.stream().noneMatch(ReplyLines::isQuote)
                && !QuotedError.is(filled.subList(0, end));
        return alone ? new Split(below, filled.subList(0, end)) : null;
    }
}
