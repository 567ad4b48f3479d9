package dev.millrace.intake.email.reply.signature;

import dev.millrace.intake.email.reply.lines.ReplyLines;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The lines that programs write below a closing: a name, and the title, firm, numbers and addresses of
/// its owner. A name alone is none, and what people want a desk to know, such as the number of a
/// device, is no part of one.
final class BusinessCard {
    /// German houses must name their court and their managers, too.
    static final int MOST_LINES = 20;
    private static final int MOST_LINES_ABOVE_NAME = 2;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern PARTS = Pattern.compile(" ?[,|] | {1,3}[•·] {1,3}");
    private static final Pattern BARS = Pattern.compile(" {1,3}[|•·] {1,3}");
    /// "Hello, it works again. Thanks!" is more than a greeting, "Good morning Dr. Lind!" is not.
    private static final Pattern SENTENCES = Pattern.compile(".{8,40}\\p{Ll}{3}[.!?] .{1,60}");

    private BusinessCard() {}

    /// Whether these lines are a name and, below it, at least one of title, firm, number and address,
    /// and nothing else.
    static boolean isOne(List<String> lines) {
        List<String> filled = inParts(lines);
        return isNameAbove(filled, CardLine::isOfCard) && hasContact(filled);
    }

    /// Whether these lines are all of the writer's name and, below it, whatever says nothing, or houses
    /// and places alone: "Yes" or "Room 3.14" answers. Another person beside or right below him is what he tells.
    static boolean isOwn(List<String> lines, Writer writer) {
        return isOwnInParts(inParts(lines), writer);
    }

    private static boolean isOwnInParts(List<String> filled, Writer writer) {
        return isNameAbove(filled, CardLine::mayBeOfCard)
                && isNamedOnTop(filled, writer)
                && (hasContact(filled) || filled.stream().skip(1).allMatch(CardLine::isHouseOrPlace))
                && filled.stream()
                        .limit(2)
                        .flatMap(BETWEEN_WORDS::splitAsStream)
                        .noneMatch(word -> GivenNames.isOne(word.toLowerCase(Locale.ROOT)) && !writer.isNamed(word));
    }

    /// The same of lines in parts, with at least one of title, firm, number and address.
    static boolean isOwnWithContact(List<String> filled, Writer writer) {
        return isOwnInParts(filled, writer) && hasContact(filled);
    }

    /// His name comes first; or below his firm and his title, as in Japan, where he can be reached: others tell of such
    /// a title.
    private static boolean isNamedOnTop(List<String> filled, Writer writer) {
        if (filled.stream().noneMatch(CardLine::isReachable)) {
            return writer.isNamedInFull(filled.getFirst());
        }
        return filled.stream()
                .limit(MOST_LINES_ABOVE_NAME + 1L)
                .dropWhile(line -> !writer.isNamedInFull(line) && CardLine.isHouseOrTitle(line))
                .findFirst()
                .filter(writer::isNamedInFull)
                .isPresent();
    }

    private static boolean isNameAbove(List<String> filled, Predicate<String> isOfCard) {
        return filled.size() > 1
                && filled.size() <= MOST_LINES
                && CardLine.isName(filled.getFirst())
                && filled.stream().skip(1).allMatch(isOfCard);
    }

    private static boolean hasContact(List<String> filled) {
        return filled.stream().skip(1).anyMatch(CardLine::isContact);
    }

    /// The lines that are not blank. "Anna Keller | Sales Manager" is two lines in one; a comma parts
    /// them only where that line is all.
    static List<String> inParts(List<String> lines) {
        List<String> filled = ReplyLines.filled(lines)
                .map(String::strip)
                .limit(MOST_LINES + 1L)
                .toList();
        if (filled.size() != 1) {
            // Most lines have none of them, and are not blank.
            return filled.stream().noneMatch(BusinessCard::hasBar)
                    ? filled
                    : filled.stream()
                            .flatMap(BARS::splitAsStream)
                            .filter(part -> !part.isBlank())
                            .toList();
        }
        List<String> parts = List.of(PARTS.split(filled.getFirst(), -1));
        return parts.size() > 1
                        && SignedName.isOne(parts.getFirst(), "", Writer.UNKNOWN)
                        && parts.getFirst().indexOf(' ') > 0
                ? parts
                : filled;
    }

    private static boolean hasBar(String line) {
        return line.indexOf('|') >= 0 || line.indexOf('•') >= 0 || line.indexOf('·') >= 0;
    }

    /// Whether lines below an indented mark of a signature are indented, too, and a name with or
    /// without a card: several names are what the writer lists.
    static boolean isBelowMark(List<String> lines, int indent) {
        List<String> filled = ReplyLines.filled(lines).limit(MOST_LINES + 1L).toList();
        return !filled.isEmpty()
                && filled.size() <= MOST_LINES
                && filled.stream().allMatch(line -> line.startsWith(" ".repeat(indent)))
                && CardLine.isName(filled.getFirst().strip())
                && filled.stream().skip(1).map(String::strip).allMatch(CardLine::isOfCard)
                && (filled.size() == 1 || filled.stream().skip(1).anyMatch(CardLine::isContact));
    }

    /// Whether each line is of a card and one of them tells where its owner can be found, whether a
    /// name is there or not.
    static boolean isWithoutName(List<String> lines) {
        List<String> filled = ReplyLines.filled(lines).map(String::strip).toList();
        return filled.size() > 1
                && filled.stream().allMatch(CardLine::isOfCard)
                && filled.stream().anyMatch(CardLine::isReachable);
    }

    /// The last line of a text that is neither blank nor what programs leave of a picture, which
    /// logos below a signature are; -1 where all are.
    static int lastAbovePictures(List<String> lines) {
        int last = lines.size() - 1;
        while (last >= 0
                && last > lines.size() - MOST_LINES
                && (lines.get(last).isBlank() || CardLine.isPicture(lines.get(last)))) {
            last--;
        }
        return last;
    }

    /// Whether nothing stands there but a greeting.
    static boolean isGreetingAlone(List<String> above) {
        List<String> filled = ReplyLines.filled(above).limit(2).toList();
        return filled.isEmpty()
                || (filled.size() == 1
                        && MarkedSignature.isGreeting(filled.getFirst())
                        && !SENTENCES.matcher(filled.getFirst().strip()).matches());
    }
}
