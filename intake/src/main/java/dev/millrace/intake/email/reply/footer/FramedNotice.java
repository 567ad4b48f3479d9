package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.words.FirstPerson;
import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.WholeWords;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What a house puts at the end of a mail between two lines of stars or strokes, or below one that stands below a
/// signature, in however many paragraphs. Its own paragraphs need not each be a disclaimer: the frame holds them
/// together.
public final class FramedNotice {
    private static final int SHORTEST_RULE = 8;
    private static final int MOST_LINES = 40;
    private static final int LONGEST = 4_000;
    private static final int LINES_OF_SIGNATURE = 12;

    private static final Phrases MONITORED = Phrases.of("""
            monitored, logged, recorded, überwacht, aufgezeichnet, surveill, enregistr, supervisad, monitorizad, registrad""");
    /// What houses let those know who write to them. Who reports tells since when and whose.
    private static final Pattern MONITORING = Pattern.compile(
            "(?<!\\p{L})(?:e-?mails?|mails|messages?|communications?|correspondence)(?! (?:of|from) )[^.!?]{0,120} "
                    + "(?:may (?:also )?be|(?:is|are) routinely) (?:automatically |routinely |centrally )?(?:monitored|logged|recorded)"
                    + "|(?<!\\p{L})(?:e-?mails|nachrichten) [^.!?]{0,120}(?:überwacht|aufgezeichnet) werden"
                    + "|(?<!\\p{L})(?:messages|courriels|e-?mails) [^.!?]{0,60}(?:peuvent|pourront) être (?:surveill|enregistr)"
                    + "|(?<!\\p{L})(?:mensajes|correos) [^.!?]{0,60}pueden ser (?:supervisad|monitorizad|registrad)");
    private static final WholeWords ONE_PERSON = FirstPerson.SINGULAR.or(FirstPerson.I);

    /// "1. http://…"
    private static final Pattern LISTED_LINK =
            Pattern.compile("References|(?:Visible|Hidden) links:?|\\d{1,3}\\. (?:https?|mailto|ftp|file):\\S{1,300}");
    private static final int LONGEST_GREETING = 40;
    private static final int MOST_WORDS_OF_GREETING = 4;
    private static final Pattern POSTSCRIPT = Pattern.compile("(?i)p\\.? ?s\\.?[ :.,)-]");

    private FramedNotice() {}

    /// Takes the last one away.
    ///
    /// @param closes whether a line is a closing
    public static void drop(List<String> kept, Predicate<String> closes) {
        int end = endAboveLinks(kept);
        boolean framed = end > 0 && isRule(kept.get(end - 1));
        int start = framed ? end - 2 : end - 1;
        int length = 0;
        while (start > 0 && end - start <= MOST_LINES && length <= LONGEST && !isRule(kept.get(start))) {
            length += kept.get(start).length();
            start--;
        }
        if (start <= 0 || length > LONGEST || !isRule(kept.get(start))) {
            return;
        }
        List<String> notice = kept.subList(start + 1, framed ? end - 1 : end);
        boolean signed = isBelowClosing(kept, start, closes);
        boolean added = (signed
                        || ((framed || hasRule(kept, start))
                                && beginsAsHouse(notice)
                                && !ShownFooter.isOfMailAbove(kept, start)))
                && isNotice(String.join(" ", notice).strip())
                && notice.stream().noneMatch(FramedNotice::isOfPerson)
                && !ShownFooter.isSpokenOfAbove(kept, start);
        if (added) {
            kept.subList(start, kept.size()).clear();
        }
    }

    /// Programs that make text of HTML list its links below it.
    private static int endAboveLinks(List<String> lines) {
        int end = lines.size();
        while (end > 0
                && (lines.get(end - 1).isBlank()
                        || LISTED_LINK.matcher(lines.get(end - 1).strip()).matches())) {
            end--;
        }
        return end;
    }

    private static boolean beginsAsHouse(List<String> notice) {
        return Disclaimers.mayBeOfHouse(String.join(
                " ",
                notice.stream()
                        .dropWhile(String::isBlank)
                        .takeWhile(line -> !line.isBlank())
                        .toList()));
    }

    /// A greeting, of a mail that is shown, or a postscript.
    private static boolean isOfPerson(String line) {
        String bare = line.strip();
        boolean greeting = bare.endsWith(",")
                && bare.length() <= LONGEST_GREETING
                && Character.isUpperCase(bare.charAt(0))
                && bare.split(" ", MOST_WORDS_OF_GREETING + 1).length <= MOST_WORDS_OF_GREETING;
        return greeting || POSTSCRIPT.matcher(bare).lookingAt();
    }

    private static boolean isNotice(String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        return Disclaimers.isOne(said)
                || HouseNotice.isOne(said)
                || (MONITORED.areIn(lower)
                        && MONITORING.matcher(lower).find()
                        && !ReplyLines.asks(lower)
                        && !ONE_PERSON.areIn(lower));
    }

    private static boolean isBelowClosing(List<String> lines, int at, Predicate<String> closes) {
        return lines.subList(0, at).reversed().stream()
                .filter(line -> !line.isBlank())
                .limit(LINES_OF_SIGNATURE)
                .anyMatch(closes);
    }

    /// Whether another frame stands above.
    private static boolean hasRule(List<String> lines, int at) {
        return lines.subList(Math.max(0, at - MOST_LINES), at).stream().anyMatch(FramedNotice::isRule);
    }

    private static boolean isRule(String line) {
        return ReplyLines.isLongRule(line) && line.strip().length() >= SHORTEST_RULE;
    }
}
