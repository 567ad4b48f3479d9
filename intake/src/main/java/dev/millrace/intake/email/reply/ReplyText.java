package dev.millrace.intake.email.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A mail's text, taken apart: what the person wrote now, and the history quoted with it.
///
/// Every line is looked at a bounded number of times and by bounded patterns, so the time is linear in the text. When
/// it is not sure what is whose, or nothing would be left and nothing is quoted, nothing is taken away.
///
/// @param reply what the person wrote now, without signature; empty where the text is nothing but a quote that is
///     introduced
/// @param quoted the history, as it stood
/// @param quotedFrom whom the header above the history names as its author, or null
/// @param forwarded whether the history is marked as forwarded
/// @param kept whether history was found and kept with the reply, since answers may stand within it
public record ReplyText(
        String reply, String quoted, @Nullable String quotedFrom, boolean forwarded, boolean kept) {
    /// Nobody writes so many lines above what he quotes.
    private static final int LOOKED_AT = 5_000;

    private static final Pattern LABELLED = Pattern.compile("[\\s>*]{0,10}\\p{L}[\\p{L} -]{0,30}\\*?[:：]");

    /// What stands below a mark of Yandex instead of a header: `13.10.2025, 17:59, "Bob Kunz" <bob@b.example>:`.
    private static final Pattern INTRODUCED = Pattern.compile(
            "[^<>\"]{0,100}\\d[^<>\"]{0,20}?,\\s((?:\"[^\"<>]{0,100}\"|[^\"<>,]{0,100})\\s?<[^<>@\\s]{1,100}@[^<>\\s]{1,255}>)\\s?:");

    private enum Kind {
        INTRODUCTION,
        SEPARATOR,
        HEADER,
        FORWARD
    }

    /// Where history begins.
    ///
    /// @param start its first line
    /// @param body the first line of what is quoted
    /// @param column where in the first line it begins
    /// @param from who wrote what is quoted, as its header says
    private record History(
            Kind kind,
            int start,
            int body,
            int column,
            @Nullable String from) {}

    /// A text's lines, taken apart.
    private record Split(List<String> reply, List<String> quoted, boolean kept) {
        Split(List<String> reply, List<String> quoted) {
            this(reply, quoted, false);
        }

        static Split whole(List<String> lines) {
            return new Split(lines, List.of(), true);
        }
    }

    /// Takes a text apart. It never fails: what cannot be told apart is all reply.
    ///
    /// @param text with `\n` at its line ends
    public static ReplyText of(String text) {
        return of(text, false);
    }

    /// The same.
    ///
    /// @param answers whether the mail answers another, which is quoted then where a quote stands on top
    public static ReplyText of(String text, boolean answers) {
        List<String> lines = ReplyLines.of(text);
        History history = history(lines, answers);
        Split top = history == null && answers ? withoutQuoteOnTop(lines) : null;
        Split split =
                top != null ? top : history == null ? withoutTrailingQuote(lines, answers) : split(lines, history);
        List<String> own = ProgramFooter.below(OutsideWarning.without(trim(split.reply())));
        String reply = join(Signatures.without(own, split.quoted()));
        boolean onlySignature = reply.isBlank() && split.quoted().isEmpty();
        return onlySignature
                ? of(text.strip(), "", history, false)
                : of(reply, join(split.quoted()), history, split.kept());
    }

    /// The same where it is known by other signs what is the writer's own; nothing of it is no reply.
    public ReplyText withReply(ReplyText own) {
        return own.reply.isBlank() ? this : new ReplyText(own.reply, quoted, quotedFrom, forwarded, kept);
    }

    private static ReplyText of(String reply, String quoted, @Nullable History history, boolean kept) {
        return history == null
                ? new ReplyText(reply, quoted, null, false, kept)
                : new ReplyText(reply, quoted, history.from(), history.kind() == Kind.FORWARD, kept);
    }

    /// The first line of history that mail programs mark as such.
    private static @Nullable History history(List<String> lines, boolean answers) {
        boolean own = isWhollyQuoted(lines);
        boolean nothingAbove = true;
        for (int i = 0; i < Math.min(lines.size(), LOOKED_AT); i++) {
            String line = lines.get(i);
            boolean quote = ReplyLines.isQuote(line);
            if (line.isBlank() || (quote && !own)) {
                continue;
            }
            own = true;
            History found = nothingAbove && ReplyLines.isReplyAbove(line) ? null : historyAt(lines, i, line);
            QuotedHeader less = found == null && answers && !nothingAbove ? QuotedHeader.inAnswer(lines, i) : null;
            if (less != null) {
                return new History(Kind.HEADER, i, i + less.lines(), 0, less.from());
            }
            if (found != null) {
                return found;
            }
            nothingAbove = false;
        }
        return null;
    }

    /// Whether all that there is is a quote, and its first line says that it is passed on, as Apple Mail has it, or
    /// introduces the rest.
    private static boolean isWhollyQuoted(List<String> lines) {
        List<String> filled = trim(lines);
        return filled.stream().allMatch(line -> line.isBlank() || ReplyLines.isQuote(line))
                && !filled.isEmpty()
                && (ReplyLines.isForward(filled.getFirst()) || QuoteIntroduction.lines(filled, 0) > 0);
    }

    private static @Nullable History historyAt(List<String> lines, int at, String line) {
        if (ReplyLines.isForward(line)) {
            return forward(lines, at);
        }
        if (ReplyLines.isForwardedConversation(lines, at)) {
            History first = marked(lines, at + 2, Kind.FORWARD);
            return new History(Kind.FORWARD, at, first.body(), 0, first.from());
        }
        if (ReplyLines.isSeparator(line) && !isBegunSentence(lines, at)) {
            return marked(lines, at, Kind.SEPARATOR);
        }
        if (ReplyLines.isSeparatorBeforeHeader(line)) {
            return new History(Kind.SEPARATOR, at, at + 1, 0, null);
        }
        QuotedHeader header = QuotedHeader.at(lines, at);
        if (header != null) {
            return new History(Kind.HEADER, at, at + header.lines(), 0, header.from());
        }
        if (at + 1 < lines.size() && IntroductionLine.isAboveHeader(line)) {
            QuotedHeader below = QuotedHeader.belowMark(lines, at + 1);
            if (below != null) {
                return new History(Kind.HEADER, at, at + 1 + below.lines(), 0, below.from());
            }
        }
        int column = QuoteIntroduction.within(lines, at);
        if (column > 0) {
            return new History(Kind.INTRODUCTION, at, at + 1, column, null);
        }
        if (IntroductionLine.isBeforeQuote(line)) {
            return new History(Kind.SEPARATOR, at, at, 0, null);
        }
        if (IntroductionLine.isAddressWithVerb(line) && isBelowFooter(lines, at)) {
            return new History(Kind.INTRODUCTION, at, at + 1, 0, null);
        }
        int introduction = QuoteIntroduction.lines(lines, at);
        if (introduction > 0) {
            return new History(Kind.INTRODUCTION, at, at + introduction, 0, null);
        }
        return IntroductionLine.saysLittle(line) ? belowQuote(lines, at) : null;
    }

    /// "-----Original Message-----" above "is what stands in each mail": a sentence that goes on in small letters.
    private static boolean isBegunSentence(List<String> lines, int at) {
        String below = at + 1 < lines.size() ? lines.get(at + 1) : "";
        return !below.isEmpty()
                && Character.isLowerCase(below.charAt(0))
                && !LABELLED.matcher(below).lookingAt();
    }

    /// Where somebody has written above a quote, and an introduction stands right below that, it is one however
    /// little it says, and all is history from the first quote on.
    private static @Nullable History belowQuote(List<String> lines, int introduction) {
        int quote = introduction - 1;
        while (quote >= 0 && lines.get(quote).isBlank()) {
            quote--;
        }
        if (quote < 0 || !ReplyLines.isQuote(lines.get(quote))) {
            return null;
        }
        while (quote > 0 && (lines.get(quote - 1).isBlank() || ReplyLines.isQuote(lines.get(quote - 1)))) {
            quote--;
        }
        boolean own = lines.subList(0, quote).stream().anyMatch(ReplyText::hasWords);
        boolean quotedAbove = lines.subList(0, quote).stream().anyMatch(ReplyLines::isQuote);
        return own && !quotedAbove ? new History(Kind.INTRODUCTION, quote, introduction + 1, 0, null) : null;
    }

    /// Below what a telephone adds, above which its owner wrote.
    private static boolean isBelowFooter(List<String> lines, int at) {
        int above = at - 1;
        while (above > 0 && lines.get(above).isBlank()) {
            above--;
        }
        return above > 0 && ProgramFooter.isOne(lines.get(above));
    }

    /// People write "Begin forwarded message:" too; with programs a header, a quote or an introduction stands below it.
    private static @Nullable History forward(List<String> lines, int mark) {
        History marked = marked(lines, mark, Kind.FORWARD);
        int next = mark + 1;
        while (next < lines.size() && ReplyLines.unquoted(lines.get(next)).isBlank()) {
            next++;
        }
        boolean told = marked.from() != null
                || marked.body() > mark + 1
                || next == lines.size()
                || ReplyLines.isQuote(lines.get(next))
                || LABELLED.matcher(lines.get(next)).lookingAt()
                || QuoteIntroduction.lines(lines, next) > 0;
        return told ? marked : null;
    }

    private static History marked(List<String> lines, int mark, Kind kind) {
        int next = mark + 1;
        while (next < lines.size()
                && next < mark + 4
                && ReplyLines.unquoted(lines.get(next)).isBlank()) {
            next++;
        }
        QuotedHeader header = next < lines.size() ? QuotedHeader.belowMark(lines, next) : null;
        if (header == null && kind == Kind.FORWARD && next < lines.size()) {
            Matcher introduced =
                    INTRODUCED.matcher(ReplyLines.unquoted(lines.get(next)).strip());
            if (introduced.matches()) {
                return new History(kind, mark, next + 1, 0, introduced.group(1).strip());
            }
        }
        return header == null
                ? new History(kind, mark, mark + 1, 0, null)
                : new History(kind, mark, next + header.lines(), 0, header.from());
    }

    private static Split split(List<String> lines, History history) {
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

    /// Foxmail writes the name of whom it quotes on a line of its own above the header, below empty lines.
    private static List<String> withoutAuthor(List<String> before, @Nullable String from) {
        int last = before.size() - 1;
        boolean named = from != null
                && last > 2
                && before.get(last - 1).isBlank()
                && before.get(last - 2).isBlank()
                && !before.get(last).isBlank()
                && from.startsWith(before.get(last).strip());
        return named ? trim(before.subList(0, last)) : before;
    }

    /// What a header stands above is marked as a quote, or history to the end. Where the header is on top, what a line
    /// with a colon announces, or what is answered in its midst, it is not sure what is whose.
    private static Split belowHeader(List<String> lines, List<String> before, List<String> from, List<String> rest) {
        if (QuoteBlocks.of(rest).startsWithQuote()) {
            return aroundQuote(before, from, rest);
        }
        List<String> words = before.stream().filter(ReplyText::hasWords).toList();
        boolean own = before.stream().anyMatch(line -> !line.isBlank());
        boolean announced = !words.isEmpty() && announces(words.getLast());
        boolean surely = own && !announced && !PointsBelow.is(before);
        return surely ? new Split(before, from) : Split.whole(lines);
    }

    private static List<String> before(List<String> lines, History history) {
        List<String> before = new ArrayList<>(lines.subList(0, history.start()));
        if (history.column() > 0) {
            before.add(lines.get(history.start()).substring(0, history.column()));
        }
        while (!before.isEmpty() && isAboveHistory(before.getLast())) {
            before.removeLast();
        }
        return before;
    }

    private static boolean isAboveHistory(String line) {
        return line.isBlank()
                || isRuleOrEmptyQuote(line)
                || NotesHeader.isSummary(line)
                || ReplyLines.isFramed(line)
                || (ReplyLines.isQuote(line) && ReplyLines.isLongRule(ReplyLines.unquoted(line)));
    }

    private static boolean isRuleOrEmptyQuote(String line) {
        return ReplyLines.isLongRule(line)
                || (ReplyLines.isQuote(line) && ReplyLines.unquoted(line).isBlank());
    }

    /// What of an introduced quote belongs to the answer: text below it, or between its lines.
    private static Split aroundQuote(List<String> before, List<String> from, List<String> rest) {
        QuoteBlocks blocks = QuoteBlocks.of(rest);
        boolean nothingBefore = before.stream().allMatch(String::isBlank);
        if (!blocks.startsWithQuote()) {
            return nothingBefore ? belowIntroduction(from, rest) : answered(before, from);
        }
        List<String> reply = new ArrayList<>(before);
        if (blocks.isInterleaved() && nothingBefore) {
            reply.addAll(from.subList(0, from.size() - rest.size()));
            reply.addAll(blocks.answered());
            return new Split(
                    trim(reply), from.stream().filter(ReplyLines::isQuote).toList());
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
        reply.addAll(trim(blocks.below()));
        return new Split(reply, from.subList(0, from.size() - blocks.below().size()));
    }

    /// A rule across the page, however short, has none.
    private static boolean hasWords(String line) {
        return line.chars().anyMatch(Character::isLetterOrDigit);
    }

    /// Whether a line, or a row of a table, ends with a colon.
    private static boolean announces(String line) {
        int end = line.length();
        while (end > 0 && " |\t".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return line.startsWith(":", end - 1);
    }

    private static Split answered(List<String> before, List<String> from) {
        return PointsBelow.is(before)
                ? Split.whole(Stream.concat(before.stream(), from.stream()).toList())
                : new Split(before, from);
    }

    /// People, too, begin with "On 5 January at 10:12 the server wrote:"; programs mark what is quoted below that, or
    /// write an address.
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
            int quote = at < LOOKED_AT ? quoteBelowIntroduction(lines, at) : at;
            int next = Math.max(quote, at + 1);
            (quote > at ? introductions : reply).addAll(lines.subList(at, next));
            at = next;
        }
        return new Split(reply, introductions);
    }

    /// Where the quote begins that an introduction at this line introduces; the line itself where none does.
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

    /// Without introduction only a quote at the very end is surely history; signature and footers may stand below it.
    /// Where quotes stand above it as well, somebody answers line by line, or pastes what he shows.
    private static Split withoutTrailingQuote(List<String> lines, boolean answers) {
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
                        && !announces(trim(before).getLast())
                ? new Split(before, lines.subList(start, lines.size()))
                : new Split(lines, lines.stream().filter(ReplyLines::isQuote).toList());
    }

    /// Where an answer begins with a quote and nothing else is quoted, its author has taken the
    /// introduction away, unless he quotes what a machine says.
    private static @Nullable Split withoutQuoteOnTop(List<String> lines) {
        List<String> filled = trim(lines);
        int end = 0;
        while (end < filled.size() && (filled.get(end).isBlank() || ReplyLines.isQuote(filled.get(end)))) {
            end++;
        }
        List<String> below = filled.subList(end, filled.size());
        boolean onTop = end > 0
                && !below.isEmpty()
                && below.stream().noneMatch(ReplyLines::isQuote)
                && !QuotedError.is(filled.subList(0, end));
        return onTop ? new Split(below, filled.subList(0, end)) : null;
    }

    private static List<String> trim(List<String> lines) {
        int start = 0;
        int end = lines.size();
        while (start < end && lines.get(start).isBlank()) {
            start++;
        }
        while (end > start && lines.get(end - 1).isBlank()) {
            end--;
        }
        return lines.subList(start, end);
    }

    private static String join(List<String> lines) {
        return String.join("\n", lines).strip();
    }
}
