package dev.millrace.intake.email.reply.history;

import dev.millrace.intake.email.content.Cancelled;
import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.reply.signature.SignatureMark;
import java.util.List;

/// What follows an introduced quote: its lines, and the writer's own between and below them.
///
/// @param startsWithQuote whether the first thing is quoted at all
/// @param isInterleaved whether own text stands between quoted lines
/// @param answered the lines without a last quote that nothing answers
/// @param below the lines below the last quote
public record QuoteBlocks(boolean startsWithQuote, boolean isInterleaved, List<String> answered, List<String> below) {
    private static final int SHORTEST_WRAPPED = 60;
    private static final int LONGEST_REST = 30;
    /// A margin is narrower on phones, and shows in the lines near.
    private static final int NARROWEST = 36;

    private static final int NEAR = 12;
    /// As wide as programs wrap.
    private static final int WIDE = 66;
    private static final int WIDEST = 100;
    /// In letters, mark and all: with a word more a line were too long for programs that wrap.
    private static final int FULL = 78;
    private static final int MOST_INITIALS = 3;
    private static final String POINTS = "-*•–0123456789";

    /// Tells whose the lines are that stand below an introduction.
    public static QuoteBlocks of(List<String> lines) {
        return of(lines, false);
    }

    /// The same where somebody has written above the introduction: one line with initials is a quote, too, since
    /// nobody introduces a prompt below a text.
    static QuoteBlocks belowText(List<String> lines) {
        return of(lines, true);
    }

    private static QuoteBlocks of(List<String> lines, boolean belowText) {
        int lastQuote = -1;
        int lastOwn = -1;
        int lastAnswer = -1;
        boolean startsWithQuote = false;
        int introduced = 0;
        for (int i = 0; i < lines.size(); i++) {
            Cancelled.check();
            String line = lines.get(i);
            if (ReplyLines.isQuote(line) || isQuotedByInitials(lines, i, belowText && lastOwn < 0)) {
                startsWithQuote = startsWithQuote || lastOwn < 0;
                lastQuote = i;
                lastAnswer = lastOwn;
            } else if (i < introduced || isIntroduction(lines, i, lastQuote)) {
                introduced = Math.max(introduced, i + QuoteIntroduction.lines(lines, i));
            } else if (isEndOfParagraph(lines, i)) {
                lastQuote = i;
            } else if (!line.isBlank() && !ReplyLines.isSeparator(line) && !isRestOfQuote(lines, i)) {
                lastOwn = i;
            }
        }
        if (!startsWithQuote) {
            return new QuoteBlocks(false, false, lines, List.of());
        }
        List<String> below = ownBelow(lines, lastQuote + 1, lastAnswer >= 0);
        boolean answeredAbove = below.stream().allMatch(String::isBlank);
        return new QuoteBlocks(true, lastAnswer >= 0, answeredAbove ? lines.subList(0, lastAnswer + 1) : lines, below);
    }

    /// Between two quotes a program wrote it. There are few in a mail: what is further down is not
    /// looked at.
    private static boolean isIntroduction(List<String> lines, int at, int lastQuote) {
        return lastQuote >= 0
                && at < History.LOOKED_AT
                && !lines.get(at).isBlank()
                && QuoteIntroduction.isAboveQuote(lines, at);
    }

    /// "AK> " for what Anna Keller wrote, as Usenet has it, and The Bat!, which leaves lines between paragraphs
    /// empty. Two such lines, one below the other, are no prompt.
    private static boolean isQuotedByInitials(List<String> lines, int at, boolean one) {
        String line = lines.get(at);
        int mark = line.indexOf('>');
        if (mark < 1 || mark > MOST_INITIALS || !line.substring(0, mark).chars().allMatch(Character::isUpperCase)) {
            return false;
        }
        String initials = line.substring(0, mark + 1);
        int above = ReplyLines.lastFilled(lines.subList(0, at));
        return (one && mark > 1)
                || (above >= 0 && lines.get(above).startsWith(initials))
                || ReplyLines.filled(lines.subList(at + 1, lines.size())).findFirst().stream()
                        .anyMatch(below -> below.startsWith(initials));
    }

    /// A long quoted line was wrapped on the way, and the rest of it has no mark.
    private static boolean isRestOfQuote(List<String> lines, int at) {
        if (at == 0 || !ReplyLines.isQuote(lines.get(at - 1))) {
            return false;
        }
        String line = lines.get(at).strip();
        String above = lines.get(at - 1);
        boolean link = line.startsWith("(http") || line.startsWith("<http");
        boolean closes = (line.endsWith(")") && above.lastIndexOf('(') > above.lastIndexOf(')'))
                || (line.endsWith(">") && above.lastIndexOf('<') > above.lastIndexOf('>'));
        boolean closesAddress = line.startsWith("> ") || line.endsWith(" wrote:");
        return link || closes || closesAddress || isWrapped(lines, at);
    }

    /// A word or two of a sentence that goes on in the next quoted line; more where it breaks off at
    /// the width at which programs wrap. What goes on with nothing may be an answer in small letters.
    private static boolean isWrapped(List<String> lines, int at) {
        String line = lines.get(at);
        String above = lines.get(at - 1);
        int longest = above.length() >= WIDE ? WIDEST : LONGEST_REST;
        return at + 1 < lines.size()
                && (above.length() >= SHORTEST_WRAPPED || isAtMargin(lines, at))
                && ReplyLines.isQuote(lines.get(at + 1))
                && isWithinSentence(above.charAt(above.length() - 1))
                && ReplyLines.beginsSmall(line)
                && line.length() <= longest
                && isWithinSentence(line.charAt(line.length() - 1))
                && ReplyLines.beginsSmall(ReplyLines.unquoted(lines.get(at + 1)));
    }

    /// The last line of a paragraph that was wrapped: above it the quote breaks off for want of room,
    /// and does not go on below it. A point of a list is what people answer.
    private static boolean isEndOfParagraph(List<String> lines, int at) {
        if (at == 0 || !ReplyLines.isQuote(lines.get(at - 1))) {
            return false;
        }
        String line = lines.get(at);
        String above = lines.get(at - 1);
        String below = at + 1 < lines.size() ? lines.get(at + 1) : "";
        int blank = line.indexOf(' ');
        int word = blank < 0 ? line.length() : blank;
        boolean full = above.length() <= FULL + 2 && above.length() + 1 + word > FULL;
        boolean narrow = line.length() <= LONGEST_REST && isAtMargin(lines, at);
        return (full || narrow)
                && ReplyLines.beginsSmall(line)
                && line.length() <= WIDEST
                && isWithinSentence(above.charAt(above.length() - 1))
                && POINTS.indexOf((ReplyLines.unquoted(above) + " ").charAt(0)) < 0
                && (below.isBlank()
                        || (ReplyLines.isQuote(below) && !ReplyLines.beginsSmall(ReplyLines.unquoted(below))));
    }

    /// Whether the quoted line above had no room for the first word of this one: another near it is
    /// as wide and has a rest below it, too, and none is wider. Of one alone, what is below may be
    /// its answer.
    private static boolean isAtMargin(List<String> lines, int at) {
        if (lines.get(at - 1).length() < NARROWEST) {
            return false;
        }
        int blank = lines.get(at).indexOf(' ');
        int full = lines.get(at - 1).length() + 1 + (blank < 0 ? lines.get(at).length() : blank);
        int broken = 0;
        for (int i = Math.max(0, at - NEAR); i < Math.min(lines.size(), at + NEAR); i++) {
            String line = lines.get(i);
            if (ReplyLines.isQuote(line)) {
                if (line.length() >= full) {
                    return false;
                }
                boolean rest = i + 1 < lines.size() && ReplyLines.beginsSmall(lines.get(i + 1));
                broken += rest && line.length() > full - LONGEST_REST / 2 ? 1 : 0;
            }
        }
        return broken > 1;
    }

    private static boolean isWithinSentence(char last) {
        return Character.isLetterOrDigit(last) || last == ',' || last == ' ';
    }

    /// The writer's text below the quote, if it is more than a signature or the footer of a mailing
    /// list. Between a quote and what somebody goes on with below it, a line of strokes divides
    /// nothing; but where answers stand between the quotes, they end above it.
    private static List<String> ownBelow(List<String> lines, int start, boolean answeredBetween) {
        List<String> below = lines.subList(start, lines.size());
        int rule = start + (int) below.stream().takeWhile(String::isBlank).count();
        String first = rule < lines.size() ? lines.get(rule) : "";
        if (!ReplyLines.isLongRule(first) && !SignatureMark.isOne(first)) {
            return below;
        }
        return answeredBetween || SignatureMark.isAboveFooter(lines, rule)
                ? List.of()
                : lines.subList(rule + 1, lines.size());
    }
}
