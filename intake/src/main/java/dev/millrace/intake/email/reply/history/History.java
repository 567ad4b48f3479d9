package dev.millrace.intake.email.reply.history;

import dev.millrace.intake.email.reply.footer.ProgramFooter;
import dev.millrace.intake.email.reply.lines.ReplyAboveMark;
import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.words.Phrases;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where history begins that mail programs mark as such: by an introduction, a separator, a header or
/// the mark of what is passed on.
///
/// @param start its first line
/// @param body the first line of what is quoted
/// @param column where in the first line it begins
/// @param from who wrote what is quoted, as its header says
public record History(
        Kind kind,
        int start,
        int body,
        int column,
        @Nullable String from) {
    /// Nobody writes so many lines above what he quotes.
    static final int LOOKED_AT = 5_000;

    private static final int MOST_LINES_OF_MARK = 3;

    private static final Pattern LABELLED = Pattern.compile("[\\s>*]{0,10}\\p{L}[\\p{L} -]{0,30}\\*?[:：]");

    /// Yandex writes no header below its mark, but `13.10.2025, 17:59, "Bob Kunz" <bob@b.example>:`.
    private static final Pattern INTRODUCED = Pattern.compile(
            "[^<>\"]{0,100}\\d[^<>\"]{0,20}?,\\s((?:\"[^\"<>]{0,100}\"|[^\"<>,]{0,100})\\s?<[^<>@\\s]{1,100}@[^<>\\s]{1,255}>)\\s?:");

    private static final Phrases GOING_ON = Phrases.ofWords("""
            but, though, although, aber, obwohl, mais, pero, aunque, ma, maar, hoewel, mas, embora, ale, choć, men, fast, selvom, mutta, vaikka, но, хотя,
            is, are, was, were, stands, appears, shows, comes, and, or, in, ist, steht, erscheint, kommt, und, est, apparaît, et, es, aparece, y, è, appare, e, staat, é,
            jest, są, stoi, är, står, er, on, je, stojí, это, стоит""");

    /// By what history is known to begin.
    public enum Kind {
        INTRODUCTION,
        SEPARATOR,
        HEADER,
        FORWARD
    }

    /// The first of it, or null where nothing is marked.
    ///
    /// @param answering whether the mail answers another
    public static @Nullable History in(List<String> lines, Answering answering) {
        boolean answers = answering == Answering.YES;
        boolean own = isWhollyQuoted(lines);
        boolean nothingAbove = true;
        for (int i = 0; i < Math.min(lines.size(), LOOKED_AT); i++) {
            String line = lines.get(i);
            boolean quote = ReplyLines.isQuote(line);
            if (line.isBlank() || (quote && !own)) {
                continue;
            }
            own = true;
            History found = nothingAbove && ReplyAboveMark.isOne(line) ? null : historyAt(lines, i, line, answering);
            QuotedHeader less = found == null && answers && !nothingAbove ? ShortHeader.at(lines, i) : null;
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

    /// Whether all that there is is a quote, and its first line says that it is passed on, as Apple
    /// Mail has it, or introduces the rest.
    private static boolean isWhollyQuoted(List<String> lines) {
        List<String> filled = ReplyLines.trim(lines);
        return filled.stream().allMatch(line -> line.isBlank() || ReplyLines.isQuote(line))
                && !filled.isEmpty()
                && (ReplyLines.isForward(filled.getFirst()) || QuoteIntroduction.lines(filled, 0) > 0);
    }

    private static @Nullable History historyAt(List<String> lines, int at, String line, Answering answering) {
        boolean answers = answering == Answering.YES;
        if (ReplyLines.isForward(line)) {
            History forward = forward(lines, at);
            return forward == null && answers && ReplyLines.isFramed(line) ? shown(lines, at) : forward;
        }
        if (ReplyLines.isForwardedConversation(lines, at)) {
            History first = marked(lines, at + 2, Kind.FORWARD);
            return new History(Kind.FORWARD, at, first.body(), 0, first.from());
        }
        if (ReplyLines.isSeparator(line) && (isFramedReplyMark(line) || !isBegunSentence(lines, at, answers))) {
            return marked(lines, at, Kind.SEPARATOR);
        }
        if (ReplyLines.isSeparatorBeforeHeader(line) || (answers && BareMark.isAboveSender(lines, at))) {
            return new History(Kind.SEPARATOR, at, at + 1, 0, null);
        }
        History wrapped = belowWrappedMark(lines, at);
        if (wrapped != null) {
            return wrapped;
        }
        QuotedHeader header = QuotedHeader.at(lines, at);
        if (header != null && (answering != Answering.NO || header.isSurelyAnothers(lines, at))) {
            return new History(Kind.HEADER, at, at + header.lines(), 0, header.from());
        }
        boolean mayIntroduce = QuoteIntroduction.mayBegin(line);
        if (mayIntroduce && at + 1 < lines.size() && IntroductionLine.isAboveHeader(line)) {
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
        if (answers && IntroductionLine.isNameWithVerb(line) && isApart(lines, at)) {
            return new History(Kind.INTRODUCTION, at, at + 1, 0, null);
        }
        int introduction = mayIntroduce || FramedIntroduction.is(lines, at) ? QuoteIntroduction.lines(lines, at) : 0;
        if (introduction > 0) {
            return new History(Kind.INTRODUCTION, at, at + introduction, QuoteIntroduction.column(lines, at), null);
        }
        return IntroductionLine.saysLittle(line) ? belowQuote(lines, at) : null;
    }

    private static boolean isFramedReplyMark(String line) {
        return ReplyAboveMark.isBetweenStrokes(line) && ReplyAboveMark.isOne(line);
    }

    /// "-----Original Message-----" above "is what stands in each mail": a sentence that goes on in
    /// small letters. In an answer people quote what begins so, and only a verb or a "but" goes on with
    /// the mark.
    private static boolean isBegunSentence(List<String> lines, int at, boolean answers) {
        String below = at + 1 < lines.size() ? lines.get(at + 1) : "";
        return ReplyLines.beginsSmall(below)
                && (!answers || GOING_ON.begin(below))
                && !LABELLED.matcher(below).lookingAt();
    }

    /// Where somebody has written above a quote, and an introduction stands right below that, it is one
    /// however little it says, and all is history from the first quote on.
    private static @Nullable History belowQuote(List<String> lines, int introduction) {
        int quote = ReplyLines.lastFilled(lines.subList(0, introduction));
        if (quote < 0 || !ReplyLines.isQuote(lines.get(quote))) {
            return null;
        }
        while (quote > 0 && (lines.get(quote - 1).isBlank() || ReplyLines.isQuote(lines.get(quote - 1)))) {
            quote--;
        }
        boolean own = lines.subList(0, quote).stream().anyMatch(ReplyLines::hasWords);
        boolean quotedAbove = lines.subList(0, quote).stream().anyMatch(ReplyLines::isQuote);
        return own && !quotedAbove ? new History(Kind.INTRODUCTION, quote, introduction + 1, 0, null) : null;
    }

    /// Below a blank line, where nobody speaks of what he shows.
    private static boolean isApart(List<String> lines, int at) {
        List<String> below = ReplyLines.trim(lines.subList(at + 1, lines.size()));
        return at > 1
                && lines.get(at - 1).isBlank()
                && below.stream().noneMatch(String::isBlank)
                && !ShownMail.isSpokenOfAbove(lines, at);
    }

    /// Below what a telephone adds, above which its owner wrote.
    private static boolean isBelowFooter(List<String> lines, int at) {
        int above = ReplyLines.lastFilled(lines.subList(0, at));
        return above > 0 && ProgramFooter.isOne(lines.get(above));
    }

    /// People write "Begin forwarded message:" too; with programs a header, a quote or an introduction
    /// stands below it.
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

    /// Below an answer the mark stands also above what has lost its header, unless somebody shows it.
    private static @Nullable History shown(List<String> lines, int mark) {
        return isBegunSentence(lines, mark, true)
                        || isMidstOfSentence(lines, mark)
                        || ShownMail.isSpokenOfAbove(lines, mark)
                ? null
                : marked(lines, mark, Kind.SEPARATOR);
    }

    /// "The program adds", the mark, "to each mail."
    private static boolean isMidstOfSentence(List<String> lines, int mark) {
        String above = mark > 0 ? lines.get(mark - 1).stripTrailing() : "";
        String below = mark + 1 < lines.size() ? lines.get(mark + 1) : "";
        return !above.isEmpty()
                && !ReplyLines.endsSentence(above)
                && !ReplyLines.announces(above)
                && ReplyLines.beginsSmall(below);
    }

    /// "-------- Original" above "Message --------", as narrow screens and columns wrap a mark.
    private static @Nullable History belowWrappedMark(List<String> lines, int at) {
        if (!ReplyLines.beginsWithStrokes(lines.get(at))) {
            return null;
        }
        String mark = lines.get(at).strip();
        for (int i = at + 1; i < Math.min(lines.size(), at + MOST_LINES_OF_MARK); i++) {
            if (lines.get(i).isBlank()) {
                return null;
            }
            mark = mark + ' ' + lines.get(i).strip();
            boolean forward = ReplyLines.isForward(mark);
            if (ReplyLines.isFramed(mark) && (forward || ReplyLines.isSeparator(mark))) {
                History below = marked(lines, i, forward ? Kind.FORWARD : Kind.SEPARATOR);
                return new History(below.kind(), at, below.body(), 0, below.from());
            }
        }
        return null;
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
        int introduction = header == null && kind == Kind.SEPARATOR && next < lines.size()
                ? QuoteIntroduction.lines(lines, next)
                : 0;
        if (introduction > 0) {
            return new History(kind, mark, next + introduction, 0, null);
        }
        return header == null
                ? new History(kind, mark, mark + 1, 0, null)
                : new History(kind, mark, next + header.lines(), 0, header.from());
    }
}
