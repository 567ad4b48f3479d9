package dev.millrace.intake.email.reply;

import dev.millrace.intake.email.reply.history.Split;
import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.reply.lines.SayingVerbs;
import dev.millrace.intake.email.reply.signature.SignatureMark;
import dev.millrace.intake.email.reply.signature.Signatures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Quotes that nothing introduces: only those at an end of the text are surely history.
final class UnintroducedQuote {
    private UnintroducedQuote() {}

    /// Takes one away at the very end; signature and footers may stand below it. An answer that is nothing else says
    /// nothing new.
    static Split atTheEnd(List<String> lines, boolean answers) {
        if (lines.stream().noneMatch(ReplyLines::isQuote)) {
            return new Split(lines, List.of());
        }
        List<String> body = Signatures.without(lines);
        int start = body.size();
        while (start > 0 && (body.get(start - 1).isBlank() || ReplyLines.isQuote(body.get(start - 1)))) {
            start--;
        }
        List<String> quote = body.subList(start, body.size());
        boolean alone = body.subList(0, start).stream().allMatch(String::isBlank);
        boolean history = quote.stream().anyMatch(ReplyLines::isQuote)
                && (alone ? answers && !QuotedError.is(quote) : isHistory(body.subList(0, start), quote, answers));
        return history
                ? new Split(body.subList(0, start), lines.subList(start, lines.size()))
                : new Split(lines, lines.stream().filter(ReplyLines::isQuote).toList());
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
        boolean ledTo = rightBelow
                && !ReplyLines.isQuote(filled.getFirst())
                && ".!?。！？".indexOf(above.charAt(above.length() - 1)) < 0;
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
                && !SignatureMark.isOne(below.getFirst())
                && below.stream().noneMatch(ReplyLines::isQuote)
                && !QuotedError.is(filled.subList(0, end));
        return alone ? new Split(below, filled.subList(0, end)) : null;
    }
}
