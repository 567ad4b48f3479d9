package dev.millrace.intake.email.reply.history;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.content.Cancelled;
import dev.millrace.intake.email.reply.footer.ProgramFooter;
import dev.millrace.intake.email.reply.lines.HeaderField;
import dev.millrace.intake.email.reply.lines.ReplyLines;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// History in an answer of one line that lost its line ends on the way, as gateways and web forms lose
/// them: what is quoted stands behind the writer's words, its introduction, mark or header between
/// them. Where other lines stand above, none was lost: a line is a paragraph then.
final class LostLineEnds {
    /// Nobody writes so much above what he quotes.
    private static final int LOOKED_AT = 10_000;

    private static final int MOST_STARTS = 100;
    /// Of mails, with their greetings and footers.
    private static final int SHORTEST_QUOTE = 120;
    private static final int LONGEST_VERB = 30;

    private static final int FEWEST_WORDS_OF_FOOTER = 4;
    private static final int MOST_WORDS_OF_FOOTER = 10;

    /// The first mark of a quote stands on the line, too.
    private static final String QUOTED = ": > ";

    private static final Pattern START = Pattern.compile("(?:^|\\s)(?:" + QuoteIntroduction.ON_A_DAY
            + "|(?:Am|Le|El|Il|Em|Op|Den|Dnia|Dne|W dniu) (?:\\p{L}{2,10}[.,]{0,2} )?\\d)");

    private static final Pattern MARK =
            Pattern.compile("(?:^|\\s)([-_]{4,40} ?\\p{L}[\\p{L}'’ -]{4,60}?[-_]{4,40})(?=[\\s\\p{L}])");

    private LostLineEnds() {}

    /// Where it begins in this line, beside which there is none; or null.
    static @Nullable History in(List<String> lines, int at) {
        Cancelled.check();
        String line = Bounded.clip(lines.get(at), LOOKED_AT);
        if (line.indexOf(':') < 0 && line.indexOf("----") < 0) {
            return null;
        }
        int introduction = first(introduction(line), introductionAboveMark(line));
        int header = first(mark(line), header(line));
        int column = first(introduction, header);
        if (column <= 0 || isShown(line.substring(0, column))) {
            return null;
        }
        int end = endOfWords(line, column);
        return column == header
                ? new History(History.Kind.SEPARATOR, at, at, end, null)
                : new History(History.Kind.INTRODUCTION, at, at + 1, end, null);
    }

    /// Where the writer's words end: above a rule, and above the footer of a telephone or a
    /// program, of a few words at least. People end a sentence with what such a program is called.
    private static int endOfWords(String line, int column) {
        int above = column;
        while (above > 0 && "_-= ".indexOf(line.charAt(above - 1)) >= 0) {
            above--;
        }
        int end = above;
        int words = 0;
        int at = above;
        while (at > 0 && words < MOST_WORDS_OF_FOOTER) {
            at = line.lastIndexOf(' ', at - 1);
            words++;
            String seeming = at < 0 ? "" : line.substring(at, above).strip();
            boolean footer = words >= FEWEST_WORDS_OF_FOOTER
                    && !seeming.isEmpty()
                    && Character.isUpperCase(seeming.charAt(0))
                    && ProgramFooter.isOne(seeming);
            end = footer && !line.substring(0, at).isBlank() ? at : end;
        }
        return end;
    }

    private static int first(int one, int other) {
        return one < 0 || other < 0 ? Math.max(one, other) : Math.min(one, other);
    }

    /// Whether somebody announces what follows, or speaks of a mail that he shows.
    private static boolean isShown(String before) {
        return ReplyLines.announces(before) || ShownMail.isSpokenOfAbove(List.of(before), 1);
    }

    /// An introduction with an address, and what it introduces. Who tells what somebody wrote says it
    /// in few words, in small letters or behind a quotation mark.
    private static int introduction(String line) {
        Matcher start = START.matcher(line);
        for (int tried = 0; tried < MOST_STARTS && start.find(); tried++) {
            int close = line.indexOf('>', start.end());
            int colon = close < 0 ? -1 : line.indexOf(':', close);
            if (colon < 0 || line.substring(colon + 1).isBlank()) {
                return -1;
            }
            boolean near = colon - start.start() < IntroductionLine.LONGEST && colon - close < LONGEST_VERB;
            if (near
                    && isQuoted(line.substring(colon + 1).strip())
                    && isIntroduction(line.substring(start.start(), colon + 1).strip())) {
                return start.start();
            }
        }
        return introductionBehindSentence(line);
    }

    private static boolean isQuoted(String behind) {
        int first = behind.codePointAt(0);
        return behind.length() >= SHORTEST_QUOTE && !Character.isLowerCase(first) && "\"'„“«‚‘「".indexOf(first) < 0;
    }

    /// The same in any language, behind the end of a sentence.
    private static int introductionBehindSentence(String line) {
        int close = line.indexOf('>');
        for (int tried = 0; tried < MOST_STARTS && close >= 0; tried++, close = line.indexOf('>', close + 1)) {
            int colon = line.indexOf(':', close);
            if (colon < 0 || line.substring(colon + 1).isBlank()) {
                return -1;
            }
            if (colon - close < LONGEST_VERB
                    && line.lastIndexOf('@', close) > 0
                    && isQuoted(line.substring(colon + 1).strip())) {
                int start = Math.max(0, close - 2 * IntroductionLine.LONGEST);
                int column = QuoteIntroduction.column(List.of(line.substring(start, colon + 1)), 0);
                if (column > 0) {
                    return start + column;
                }
            }
        }
        return -1;
    }

    private static boolean isIntroduction(String whole) {
        String lower = whole.toLowerCase(Locale.ROOT);
        return lower.indexOf('<') == lower.lastIndexOf('<')
                && IntroductionWords.isBracketed(lower)
                && IntroductionWords.hasVerb(lower)
                && (TimeInText.isIn(lower) || IntroductionWords.hasWholeDate(lower))
                && IntroductionLine.is(whole, false);
    }

    private static int introductionAboveMark(String line) {
        int colon = line.indexOf(':');
        int quoted = colon < 0 ? -1 : line.indexOf(QUOTED, colon);
        if (quoted < 0) {
            return -1;
        }
        Matcher within = START.matcher(line).region(Math.max(0, quoted - IntroductionLine.LONGEST), quoted);
        int start = -1;
        while (within.find()) {
            start = within.start();
        }
        String introduction = start < 0 ? "" : line.substring(start, quoted + 1).strip();
        return start > 0 && IntroductionLine.is(introduction, false) ? start : -1;
    }

    /// "-----Original Message-----" behind the writer's own words, and a header behind it.
    private static int mark(String line) {
        Matcher mark = MARK.matcher(line);
        while (mark.find()) {
            boolean known = ReplyLines.isSeparator(mark.group(1)) || ReplyLines.isForward(mark.group(1));
            String behind = Bounded.clip(line.substring(mark.end()).strip(), IntroductionLine.LONGEST);
            if (known
                    && HeaderField.of(behind) != null
                    && QuotedHeader.onLine(behind).size() > 1) {
                return mark.start();
            }
        }
        return -1;
    }

    /// A header with a time and a subject, and an address or a recipient.
    private static int header(String line) {
        int from = 0;
        int tried = 0;
        for (int colon = line.indexOf(':'); colon >= 0 && tried < MOST_STARTS; colon = line.indexOf(':', colon + 1)) {
            int label = QuotedHeader.label(line, from, colon);
            boolean sender = label > 0
                    && HeaderField.labelled(line.substring(label, colon).strip().toLowerCase(Locale.ROOT))
                            == HeaderField.FROM;
            if (sender && isWhole(QuotedHeader.onLine(Bounded.clip(line.substring(label), IntroductionLine.LONGEST)))) {
                return label;
            }
            from = colon + 1;
            tried++;
        }
        return -1;
    }

    private static boolean isWhole(Map<HeaderField, String> found) {
        return (found.getOrDefault(HeaderField.FROM, "").indexOf('@') > 0 || found.containsKey(HeaderField.TO))
                && TimeInText.isIn(found.getOrDefault(HeaderField.DATE, ""))
                && found.containsKey(HeaderField.SUBJECT);
    }
}
