package dev.millrace.intake.email.reply.history;

import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.reply.lines.SayingVerbs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A text's lines, taken apart at where its history begins.
///
/// @param kept whether history was found and kept with the reply, since answers may stand within it
public record Split(List<String> reply, List<String> quoted, boolean kept) {
    /// Parts of a text whose history is cut off, or that has none.
    public Split(List<String> reply, List<String> quoted) {
        this(reply, quoted, false);
    }

    private static Split whole(List<String> lines) {
        return new Split(lines, List.of(), true);
    }

    /// Takes lines apart at their history.
    ///
    /// @param history where it begins in these lines
    public static Split at(List<String> lines, History history) {
        List<String> before = withoutAuthor(before(lines, history), history.from());
        List<String> from = lines.subList(history.column() > 0 ? history.start() : before.size(), lines.size());
        List<String> rest = lines.subList(history.body(), lines.size());
        boolean nothingBefore = before.stream().allMatch(String::isBlank);
        return switch (history.kind()) {
            case FORWARD -> nothingBefore ? new Split(rest, lines.subList(0, history.body())) : new Split(before, from);
            case SEPARATOR, HEADER -> belowHeader(lines, before, from, rest);
            case INTRODUCTION -> aroundQuote(before, from, rest);
        };
    }

    /// Foxmail writes whom it quotes on a line of its own above the header, below empty lines.
    private static List<String> withoutAuthor(List<String> before, @Nullable String from) {
        int last = before.size() - 1;
        boolean named = from != null
                && last > 2
                && before.get(last - 1).isBlank()
                && before.get(last - 2).isBlank()
                && !before.get(last).isBlank()
                && from.startsWith(before.get(last).strip());
        return named ? ReplyLines.trim(before.subList(0, last)) : before;
    }

    /// What a header stands above is marked as a quote, or history to the end. Where the header is on
    /// top, what a line with a colon announces, or what is answered in its midst, it is not sure what
    /// is whose.
    private static Split belowHeader(List<String> lines, List<String> before, List<String> from, List<String> rest) {
        if (QuoteBlocks.of(rest).startsWithQuote()) {
            return aroundQuote(before, from, rest);
        }
        return isAnsweredAbove(before) ? new Split(before, from) : whole(lines);
    }

    /// Whether all below these lines is history: they are some, and neither announce nor point at it.
    private static boolean isAnsweredAbove(List<String> before) {
        List<String> words = before.stream().filter(ReplyLines::hasWords).toList();
        boolean own = before.stream().anyMatch(line -> !line.isBlank());
        boolean announced = !words.isEmpty() && ReplyLines.announces(words.getLast());
        return own && !announced && !PointsBelow.is(before);
    }

    private static List<String> before(List<String> lines, History history) {
        List<String> before = new ArrayList<>(lines.subList(0, history.start()));
        if (history.column() > 0) {
            before.add(lines.get(history.start()).substring(0, history.column()));
        }
        while (!before.isEmpty() && isAboveHistory(before.getLast()) && !isShown(before)) {
            before.removeLast();
        }
        return before;
    }

    /// "The button reads" above "Forwarded message": without strokes the words are the person's.
    private static boolean isShown(List<String> before) {
        if (!ReplyLines.isBareSeparator(before.getLast())) {
            return false;
        }
        int above = ReplyLines.lastFilled(before.subList(0, before.size() - 1));
        return above >= 0 && SayingVerbs.end(before.get(above).stripTrailing());
    }

    private static boolean isAboveHistory(String line) {
        return line.isBlank()
                || isRuleOrEmptyQuote(line)
                || NotesHeader.isSummary(line)
                || ReplyLines.isFramedMark(line)
                || ReplyLines.isBareSeparator(line)
                || (ReplyLines.isQuote(line) && ReplyLines.isLongRule(ReplyLines.unquoted(line)));
    }

    private static boolean isRuleOrEmptyQuote(String line) {
        return ReplyLines.isLongRule(line)
                || (ReplyLines.isQuote(line) && ReplyLines.unquoted(line).isBlank());
    }

    /// What of an introduced quote belongs to the answer: text below it, or between its lines.
    private static Split aroundQuote(List<String> before, List<String> from, List<String> rest) {
        boolean nothingBefore = before.stream().allMatch(String::isBlank);
        QuoteBlocks blocks = nothingBefore ? QuoteBlocks.of(rest) : QuoteBlocks.belowText(rest);
        if (!blocks.startsWithQuote()) {
            return nothingBefore ? belowIntroduction(from, rest) : answered(before, from);
        }
        List<String> reply = new ArrayList<>(before);
        if (blocks.isInterleaved() && nothingBefore) {
            reply.addAll(from.subList(0, from.size() - rest.size()));
            reply.addAll(blocks.answered());
            return new Split(
                    ReplyLines.trim(reply),
                    from.stream().filter(ReplyLines::isQuote).toList());
        }
        if (blocks.isInterleaved()) {
            if (from.getFirst().isBlank()) {
                reply.add("");
            }
            reply.addAll(blocks.answered().stream()
                    .dropWhile(line -> line.isBlank() || isRuleOrEmptyQuote(line))
                    .toList());
            return new Split(reply, from.stream().filter(ReplyLines::isQuote).toList());
        }
        reply.add("");
        List<String> below = withoutOlder(before, blocks.below());
        reply.addAll(ReplyLines.trim(below));
        List<String> quoted =
                new ArrayList<>(from.subList(0, from.size() - blocks.below().size()));
        quoted.addAll(blocks.below().subList(below.size(), blocks.below().size()));
        return new Split(reply, quoted);
    }

    /// What stands below a quote, to where the mark or header of an older mail begins, which another
    /// program quoted before.
    private static List<String> withoutOlder(List<String> before, List<String> below) {
        History older = History.in(below, Answering.MAYBE);
        if (older == null || older.column() > 0) {
            return below;
        }
        List<String> own = below.subList(0, older.start());
        List<String> above = Stream.concat(before.stream(), own.stream()).toList();
        return switch (older.kind()) {
            case SEPARATOR, HEADER -> isAnsweredAbove(above) ? own.subList(0, ReplyLines.lastFilled(own) + 1) : below;
            case INTRODUCTION, FORWARD -> below;
        };
    }

    private static Split answered(List<String> before, List<String> from) {
        return PointsBelow.is(before)
                ? whole(Stream.concat(before.stream(), from.stream()).toList())
                : new Split(before, from);
    }

    /// People, too, begin with "On 5 January at 10:12 the server wrote:"; programs mark what is quoted
    /// below that, or write an address.
    private static Split belowIntroduction(List<String> from, List<String> rest) {
        List<String> introduction = from.subList(0, from.size() - rest.size());
        return introduction.stream().anyMatch(line -> line.indexOf('@') >= 0)
                ? withoutIntroductions(rest, introduction)
                : withoutIntroductions(from, List.of());
    }

    /// Quotes further down stay with what answers them, and their introductions go, as everywhere.
    private static Split withoutIntroductions(List<String> lines, List<String> first) {
        List<String> reply = new ArrayList<>();
        List<String> introductions = new ArrayList<>(first);
        int at = 0;
        while (at < lines.size()) {
            int quote = at < History.LOOKED_AT ? quoteBelowIntroduction(lines, at) : at;
            int next = Math.max(quote, at + 1);
            (quote > at ? introductions : reply).addAll(lines.subList(at, next));
            at = next;
        }
        return new Split(reply, introductions);
    }

    /// Where the quote begins that an introduction at this line introduces; the line itself where
    /// none does.
    private static int quoteBelowIntroduction(List<String> lines, int at) {
        int introduction = QuoteIntroduction.lines(lines, at);
        int quote = at + introduction;
        while (introduction > 0
                && quote < lines.size()
                && quote < at + introduction + 3
                && lines.get(quote).isBlank()) {
            quote++;
        }
        return introduction > 0 && quote < lines.size() && ReplyLines.isQuote(lines.get(quote)) ? quote : at;
    }
}
