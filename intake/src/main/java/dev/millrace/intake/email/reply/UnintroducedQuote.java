package dev.millrace.intake.email.reply;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Quotes that nothing introduces: only those at an end of the text are surely history.
final class UnintroducedQuote {
    private UnintroducedQuote() {}

    /// Takes one away at the very end; signature and footers may stand below it.
    /// Where quotes stand above it as well, somebody answers line by line, or pastes what he shows.
    static Split atTheEnd(List<String> lines, boolean answers) {
        if (lines.stream().noneMatch(ReplyLines::isQuote)) {
            return new Split(lines, List.of());
        }
        List<String> body = Signatures.without(lines);
        int start = body.size();
        while (start > 0 && (body.get(start - 1).isBlank() || ReplyLines.isQuote(body.get(start - 1)))) {
            start--;
        }
        List<String> before = body.subList(0, start);
        boolean quote = body.subList(start, body.size()).stream().anyMatch(ReplyLines::isQuote);
        boolean quotesAbove = before.stream().anyMatch(ReplyLines::isQuote);
        boolean own = before.stream().anyMatch(line -> !line.isBlank());
        return quote
                        && (answers || !quotesAbove)
                        && own
                        && !ReplyLines.announces(ReplyLines.trim(before).getLast())
                ? new Split(before, lines.subList(start, lines.size()))
                : new Split(lines, lines.stream().filter(ReplyLines::isQuote).toList());
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
