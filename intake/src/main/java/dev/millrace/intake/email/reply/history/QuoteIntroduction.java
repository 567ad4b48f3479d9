package dev.millrace.intake.email.reply.history;

import dev.millrace.intake.email.content.Cancelled;
import dev.millrace.intake.email.reply.lines.ReplyLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognises the line with which a mail program introduces what it quotes: "On Monday at 10:00
/// Anna wrote:", in many languages, also wrapped over lines.
public final class QuoteIntroduction {
    private static final int MOST_LINES = 6;
    /// In a row.
    private static final int MOST_BLANKS = 4;
    private static final int MOST_WORDS_OF_DAY = 7;
    private static final int LONGEST_MONTH = 10;

    private static final String ON_A_DAY =
            "On (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\\d)";
    private static final Pattern WITHIN = Pattern.compile("(?:^|[\\s-])" + ON_A_DAY);

    /// A sentence's, or the three blanks that Yahoo puts there, or the one before what no sentence goes on with.
    private static final Pattern END_OF_ANSWER =
            Pattern.compile("[.!?。！？]\\s{1,5}(?=\\S)|\\s{3,9}(?=\\S)|\\s(?=" + ON_A_DAY + ")");
    /// "It works again.", not "Le lun." or "on 5 Jan."
    private static final Pattern SENTENCE = Pattern.compile(".*\\p{L}{2}.*\\P{L}(?:\\p{L}{4,}\\.|\\p{L}+[!?。！？])");
    /// In which no blank, date or address stands: "承知しました。"
    private static final Pattern EASTERN_WORDS = Pattern.compile("[\\u3000-\\u9fff\\uff01\\uff0c\\uff1f\\uff5e]+");
    private static final Pattern YEAR = Pattern.compile("\\d{4} ");

    private QuoteIntroduction() {}

    /// How many lines an introduction that begins here takes; 0 when none begins here.
    public static int lines(List<String> lines, int at) {
        int count = seeming(lines, at);
        if (count > 1 && isBelowOwnLine(lines, at, count)) {
            return 0;
        }
        return count > 1
                        && !isSurelyBegun(PlainLine.of(lines.get(at)))
                        && !isDay(PlainLine.of(lines.get(at)))
                        && beginsLater(lines, at + 1, at + count - 1)
                ? 0
                : count;
    }

    /// The same where the end of a sentence may stand above the introduction itself.
    private static int seeming(List<String> lines, int at) {
        Cancelled.check();
        if (FramedIntroduction.is(lines, at)) {
            return 1;
        }
        if (!mayBegin(lines.get(at))) {
            return 0;
        }
        StringBuilder joined = new StringBuilder();
        for (int i = at; i < Math.min(lines.size(), at + MOST_LINES); i++) {
            String line = PlainLine.withRules(lines.get(i));
            if (line.isEmpty()) {
                if (!goesOnBelow(lines, i) && !isTornAt(lines, i, joined)) {
                    return 0;
                }
                continue;
            }
            joined.append(joined.isEmpty() ? "" : " ").append(line);
            if (joined.length() > IntroductionLine.LONGEST) {
                return 0;
            }
            String whole = PlainLine.withoutRules(joined.toString());
            boolean found = !whole.isEmpty()
                    && (IntroductionLine.is(whole, followedByQuote(lines, i))
                            || IntroductionLine.isWithoutColon(whole, lines, i + 1));
            if (found) {
                return i - at + 1;
            }
            if (line.endsWith(":")) {
                return 0;
            }
        }
        return 0;
    }

    /// Whether what seems an introduction is a whole one, with a date of its own, without its first lines: "10:00 works
    /// for me." above "On Mon, Jan 5, 2026 at 10:00 AM Eva Lind wrote:". Where that begins with the date, it may
    /// go on with "On Monday," and a sentence must end above it.
    private static boolean isBelowOwnLine(List<String> lines, int at, int count) {
        for (int i = at + 1; i < at + count; i++) {
            String line = PlainLine.of(lines.get(i));
            String lower = line.toLowerCase(Locale.ROOT);
            String above = PlainLine.of(lines.get(i - 1));
            if (!line.isEmpty()
                    && IntroductionWords.isStart(lower)
                    && IntroductionWords.hasDayAndYear(lower)
                    && ((IntroductionWords.beginsWithWord(lower) && !IntroductionWords.isWeak(lower))
                            || SENTENCE.matcher(above.toLowerCase(Locale.ROOT)).matches()
                            || EASTERN_WORDS.matcher(above).matches())
                    && seeming(lines, i) == at + count - i) {
                return true;
            }
        }
        return false;
    }

    /// Whether a first line names the author, or the day after a word that such lines begin with.
    private static boolean isSurelyBegun(String first) {
        String lower = first.toLowerCase(Locale.ROOT);
        return IntroductionWords.isBracketed(lower)
                || (TimeInText.isIn(lower) && IntroductionWords.isStart(lower))
                || IntroductionWords.isNamedAsInNotes(first);
    }

    /// Whether what seems an introduction is one only from a later line on, and begins with the end
    /// of a sentence.
    private static boolean beginsLater(List<String> lines, int from, int last) {
        for (int i = from; i <= last; i++) {
            String line = PlainLine.of(lines.get(i));
            if (!line.isEmpty() && !goesOn(line, lines.get(i - 1)) && tells(line) && seeming(lines, i) > 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether a line goes on with the name above it: an address in brackets, which after a blank
    /// line says more.
    private static boolean goesOn(String line, String above) {
        return "<([".indexOf(line.charAt(0)) >= 0 && !(above.isBlank() && TimeInText.isIn(line));
    }

    /// Where in a line the introduction begins that somebody's text shares the line with; -1 when
    /// there is none.
    static int within(List<String> lines, int at) {
        String line = lines.get(at);
        if (line.indexOf(':') < 0
                || line.length() > IntroductionLine.LONGEST
                || !line.stripTrailing().endsWith("wrote:")
                || !followedByQuote(lines, at)) {
            return -1;
        }
        Matcher within = WITHIN.matcher(line);
        int start = within.find() ? line.indexOf("On", within.start()) : -1;
        while (start > 0 && "- \t".indexOf(line.charAt(start - 1)) >= 0) {
            start--;
        }
        return start > 0 ? start : -1;
    }

    /// Where in its first line an introduction begins, whose lines are known; 0 where it has that line to
    /// itself. Where line ends were lost, the end of an answer stands before it.
    static int column(List<String> lines, int at) {
        String line = lines.get(at);
        // Each end is looked at with all of the line.
        if (line.length() > IntroductionLine.LONGEST) {
            return 0;
        }
        for (Matcher end = END_OF_ANSWER.matcher(line); end.find(); ) {
            List<String> rest = new ArrayList<>(lines.subList(at, Math.min(lines.size(), at + MOST_LINES + 1)));
            rest.set(0, line.substring(end.end()));
            if (isBehindAnswer(line.substring(0, end.end()), rest.getFirst()) && lines(rest, 0) > 0) {
                return end.end();
            }
        }
        return 0;
    }

    /// Whether all of the time stands behind what may be an answer: dates are full of abbreviations, "Le lun. 5
    /// janv. 2026".
    private static boolean isBehindAnswer(String answer, String rest) {
        String before = answer.strip().toLowerCase(Locale.ROOT);
        String behind = PlainLine.of(rest).toLowerCase(Locale.ROOT);
        if (!ReplyLines.hasWords(before) || behind.isEmpty()) {
            return false;
        }
        boolean begun = IntroductionWords.beginsWithWord(behind)
                ? !IntroductionWords.isWeak(behind)
                : IntroductionWords.isStart(behind)
                        && !YEAR.matcher(behind).lookingAt()
                        && !IntroductionWords.isStart(before)
                        && SENTENCE.matcher(before).matches();
        return begun
                && before.indexOf('@') < 0
                && !TimeInText.isIn(before)
                && !IntroductionWords.hasWholeDate(before)
                && IntroductionWords.hasWholeDate(behind);
    }

    private static boolean goesOnBelow(List<String> lines, int blank) {
        String next = blank + 1 < lines.size() ? lines.get(blank + 1).strip() : "";
        return next.startsWith("<") || next.startsWith("mailto:") || isVerb(next);
    }

    /// Whether blank lines stand between date and address, and the verb alone: whoever doubles each line end on the way
    /// of a mail tears its introduction.
    private static boolean isTornAt(List<String> lines, int blank, CharSequence above) {
        int next = blank;
        while (next < Math.min(lines.size(), blank + MOST_BLANKS)
                && lines.get(next).isBlank()) {
            next++;
        }
        String said = above.toString();
        return next < lines.size()
                && isVerb(lines.get(next).strip())
                && TimeInText.isIn(said)
                && IntroductionWords.isBracketed(said);
    }

    /// Whether a line tells who wrote and when, as introductions do, whatever else it says.
    public static boolean mayBeIn(String line) {
        String lower = PlainLine.of(line).toLowerCase(Locale.ROOT);
        return !lower.isEmpty()
                && lower.length() <= IntroductionLine.LONGEST
                && IntroductionWords.isStart(lower)
                && IntroductionWords.hasVerb(lower)
                && IntroductionWords.hasWholeDate(lower);
    }

    private static boolean followedByQuote(List<String> lines, int at) {
        for (int i = at + 1; i < Math.min(lines.size(), at + 4); i++) {
            if (ReplyLines.isQuote(lines.get(i))) {
                return true;
            }
            if (!lines.get(i).isBlank()) {
                return false;
            }
        }
        return false;
    }

    /// Whether an introduction may begin with this line, which names the author or the time, or begins with a word of
    /// such lines.
    static boolean mayBegin(String line) {
        String first = PlainLine.of(line);
        if (first.isEmpty() || first.length() > IntroductionLine.LONGEST) {
            return false;
        }
        String lower = first.toLowerCase(Locale.ROOT);
        return IntroductionWords.isStart(lower)
                || lower.indexOf('@') > 0
                || lower.indexOf('<') > 0
                || TimeInText.isIn(lower)
                || IntroductionWords.isQuoting(lower)
                || IntroductionWords.isNamedAsInNotes(first)
                || IntroductionWords.hasVerb(lower);
    }

    /// "On Mon, Jan 5,", which a narrow screen broke off before the time.
    private static boolean isDay(String first) {
        String lower = first.toLowerCase(Locale.ROOT);
        List<String> words = List.of(lower.split("[ ,.]+", -1));
        boolean dated = words.stream().anyMatch(word -> IntroductionWords.isWeekday(word) || isNumber(word));
        return words.size() <= MOST_WORDS_OF_DAY
                && IntroductionWords.isStart(lower)
                && (dated || (words.size() == 1 && IntroductionWords.beginsWithWord(lower)))
                && words.stream().skip(1).allMatch(word -> word.length() <= LONGEST_MONTH);
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && word.chars().allMatch(Character::isDigit);
    }

    /// Whether a line says who wrote or, after a word that such lines begin with, when.
    private static boolean tells(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        boolean dated = lower.chars().anyMatch(Character::isDigit);
        return IntroductionWords.isBracketed(lower)
                || (dated && IntroductionWords.isStart(lower) && IntroductionWords.hasVerb(lower));
    }

    /// "wrote:" alone, which some telephones set apart from who did. "Eva wrote:" goes on with nothing above.
    private static boolean isVerb(String line) {
        return line.length() < 20
                && line.endsWith(":")
                && IntroductionWords.isVerb(
                        line.substring(0, line.length() - 1).strip().toLowerCase(Locale.ROOT));
    }

    /// Whether an introduction that begins here, with a quote below it, names a time, an address or
    /// a day.
    static boolean isAboveQuote(List<String> lines, int at) {
        int count = lines(lines, at);
        return count > 0
                && followedByQuote(lines, at + count - 1)
                && lines.subList(at, at + count).stream()
                        .anyMatch(line ->
                                line.indexOf('@') >= 0 || TimeInText.isIn(line) || IntroductionLine.saysLittle(line));
    }
}
