package dev.millrace.intake.email.reply.signature;

import dev.millrace.intake.email.reply.footer.ProgramFooter;
import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.reply.lines.SentenceWords;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whether what stands below a line of strokes goes on with what somebody tells: its first line is
/// a sentence, whether it ends like one or not, the first point of a list, or a thing's label.
/// Signatures begin with names, and what houses and lists add tells of the mail itself.
final class OwnParagraph {
    private static final int FEWEST_WORDS = 4;
    /// Addresses and titles have one: "12, rue du Moulin".
    private static final int SMALL_WORDS_BESIDE_NAMES = 2;
    private static final int LONGEST = 500;

    private static final int FEWEST_WORDS_WITH_VERB = 3;
    private static final int SHORTEST_EASTERN = 5;
    private static final Pattern POINT = Pattern.compile("(?:[-*•–]|\\d{1,2}[.)]) {1,3}\\p{L}");

    private OwnParagraph() {}

    /// @param below the lines below the strokes
    /// @param unfinished whether a sentence without an end and a verb that is known counts as well
    static boolean begins(List<String> below, boolean unfinished) {
        String first = ReplyLines.firstFilled(below);
        boolean ended = unfinished || ReplyLines.endsSentence(first) || ReplyLines.announces(first);
        return !first.isEmpty()
                && first.length() <= LONGEST
                && (isPoint(first)
                        || (Character.isLetter(first.codePointAt(0))
                                && ((isSentence(first, 1) && ended)
                                        || isShortSentence(first)
                                        || isOfThing(first)
                                        || isEastern(first, below))))
                && !ProgramFooter.isOne(first)
                && !AddedText.isOne(String.join(" ", below));
    }

    /// Whether a line tells something: a sentence, whether it ends like one or not, or the point of a list.
    static boolean tells(String line) {
        return isPoint(line) || isSentence(line, SMALL_WORDS_BESIDE_NAMES) || isShortSentence(line);
    }

    private static boolean isPoint(String line) {
        return POINT.matcher(line).lookingAt();
    }

    /// "PC is slow"
    private static boolean isShortSentence(String line) {
        List<String> words = List.of(line.toLowerCase(Locale.ROOT).split("\\s+", -1));
        return words.size() >= FEWEST_WORDS_WITH_VERB
                && words.stream().skip(1).anyMatch(SentenceWords::isOfShortSentence);
    }

    /// There no small words tell: it is no name, and no card stands below.
    private static boolean isEastern(String line, List<String> below) {
        return line.length() >= SHORTEST_EASTERN
                && line.codePoints().anyMatch(CardLine::isEastern)
                && !SignedName.isOne(line, "", Writer.UNKNOWN)
                && below.stream().map(String::strip).noneMatch(CardLine::isContact);
    }

    /// "Laptop: AC-12"
    private static boolean isOfThing(String line) {
        int colon = line.indexOf(": ");
        return colon > 0 && CardLine.namesThing(line.substring(0, colon));
    }

    private static boolean isSentence(String line, int fewestSmallWords) {
        List<String> words = Stream.of(line.split("\\s+", -1)).toList();
        long small = words.stream().filter(OwnParagraph::isSmall).count();
        return words.size() >= FEWEST_WORDS && small >= fewestSmallWords && !MarkedSignature.isNaming(line);
    }

    /// Names and titles have others.
    private static boolean isSmall(String word) {
        return word.length() > 1
                && Character.isLowerCase(word.codePointAt(0))
                && word.codePoints().noneMatch(c -> c == '@' || c == '/')
                && !MarkedSignature.isSmall(word.toLowerCase(Locale.ROOT));
    }
}
