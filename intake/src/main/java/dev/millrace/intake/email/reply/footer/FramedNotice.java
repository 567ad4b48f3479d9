package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.words.FirstPerson;
import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.WholeWords;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a house puts at the end of a mail between two lines of stars or strokes, or below one that
/// stands below a signature, in however many paragraphs. Its own paragraphs need not each be a
/// disclaimer: the frame holds them together.
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
                    + "may (?:also )?be (?:automatically |routinely |centrally )?(?:monitored|logged|recorded)"
                    + "|(?<!\\p{L})(?:e-?mails|nachrichten) [^.!?]{0,100}können [^.!?]{0,80}(?:überwacht|aufgezeichnet) werden"
                    + "|(?<!\\p{L})(?:messages|courriels|e-?mails) [^.!?]{0,60}(?:peuvent|pourront) être (?:surveill|enregistr)"
                    + "|(?<!\\p{L})(?:mensajes|correos) [^.!?]{0,60}pueden ser (?:supervisad|monitorizad|registrad)");
    /// What may stand in front of it in its sentence.
    private static final Pattern ALL = Pattern.compile(
            "(?:(?:please|note|that|be|aware|all|any|and|both|incoming|outgoing|inbound|outbound|sent|received|internal|external|your|our|the|these"
                    + "|alle|bitte|beachten|sie|dass|tous|toutes|les|todos|los)[ ,:]{1,2}){0,8}");
    private static final Pattern ADDRESS = Pattern.compile("\\[\\d{1,3}\\]|(?:https?://|www\\.)\\S{1,300}");
    /// "(Certificate 12/2007)"
    private static final Pattern ASIDE = Pattern.compile("\\([^()]{1,60}\\)");
    private static final Pattern WIDE = Pattern.compile("\\s+");
    private static final Pattern SENTENCES = Pattern.compile("(?<=[.!]) ");
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
                && isNotice(notice)
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

    private static boolean isNotice(List<String> notice) {
        String said = String.join(" ", notice).strip();
        return Disclaimers.isOne(said) || HouseNotice.isOne(said) || isMonitoring(said.toLowerCase(Locale.ROOT));
    }

    /// Whether it says that mails may be monitored, where to look, and nothing else: labels and figures are of a
    /// person's matter.
    private static boolean isMonitoring(String lower) {
        if (!MONITORED.areIn(lower) || ReplyLines.asks(lower) || ONE_PERSON.areIn(lower)) {
            return false;
        }
        List<String> sentences = List.of(SENTENCES.split(WIDE.matcher(lower).replaceAll(" ")));
        return sentences.stream().anyMatch(FramedNotice::tellsOfMonitoring)
                && sentences.stream()
                        .allMatch(sentence -> hasNoFigures(sentence)
                                && (tellsOfMonitoring(sentence)
                                        || ADDRESS.matcher(sentence).find()
                                        || Disclaimers.namesThisMail(sentence)));
    }

    private static boolean tellsOfMonitoring(String sentence) {
        Matcher all = ALL.matcher(sentence);
        return all.lookingAt()
                && MONITORING
                        .matcher(sentence)
                        .region(all.end(), sentence.length())
                        .lookingAt();
    }

    private static boolean hasNoFigures(String sentence) {
        String bare = ASIDE.matcher(ADDRESS.matcher(sentence).replaceAll("")).replaceAll("");
        return bare.chars().noneMatch(c -> c == ':' || Character.isDigit(c));
    }

    private static boolean isBelowClosing(List<String> lines, int at, Predicate<String> closes) {
        return ReplyLines.filled(lines.subList(0, at).reversed())
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
