package dev.millrace.intake.email.reply;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Whether what stands below a line of strokes goes on with what somebody tells: its first line is a
/// sentence, whether it ends like one or not. Signatures begin with names, and what houses and lists
/// add tells of the mail itself.
final class OwnParagraph {
    private static final int FEWEST_WORDS = 4;
    private static final int FEWEST_SMALL_WORDS = 2;
    private static final int LONGEST = 500;

    private OwnParagraph() {}

    /// @param below the lines below the strokes
    static boolean begins(List<String> below) {
        String first = below.stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(String::strip)
                .orElse("");
        return !first.isEmpty()
                && first.length() <= LONGEST
                && Character.isLetter(first.codePointAt(0))
                && isSentence(first)
                && !ProgramFooter.isOne(first)
                && !AddedText.isOne(String.join(" ", below));
    }

    private static boolean isSentence(String line) {
        List<String> words = Stream.of(line.split("\\s+", -1)).toList();
        long small = words.stream().filter(OwnParagraph::isSmall).count();
        return words.size() >= FEWEST_WORDS && small >= FEWEST_SMALL_WORDS && !MarkedSignature.isNaming(line);
    }

    /// Names and titles have others.
    private static boolean isSmall(String word) {
        return word.length() > 1
                && Character.isLowerCase(word.codePointAt(0))
                && word.codePoints().noneMatch(c -> c == '@' || c == '/')
                && !MarkedSignature.isSmall(word.toLowerCase(Locale.ROOT));
    }
}
