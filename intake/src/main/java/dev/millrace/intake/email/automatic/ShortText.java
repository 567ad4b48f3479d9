package dev.millrace.intake.email.automatic;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.reply.signature.MarkedSignature;
import dev.millrace.intake.email.words.PhraseFile;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a mail says, read sentence by sentence. It is taken apart when somebody asks: most are told to be a person's by
/// less.
final class ShortText {
    private static final int LONGEST = 1_500;
    private static final int LONGEST_CHINESE_NAME = 6;

    /// "5. Januar" and "Feb. 1" end no sentence, "2026." and "ticket 70112." do. Behind a Greek letter ";" asks.
    private static final Pattern END_OF_SENTENCE = Pattern.compile(
            "(?=[.!;…])(?!(?<=\\p{IsGreek});)(?<=[\\p{L})]{2}|\\d{3})[.!;…]{1,3}\\s+(?=\\p{Lu})|[。！；]|\\n\\s*\\n");

    private static final Pattern WISH = Pattern.compile(PhraseFile.beside(ShortText.class, "short-text.txt")
            .alternatives("wish")
            .atWordStart());

    private final String text;
    private final String all;
    private @Nullable List<String> written;

    private ShortText(String text) {
        this.text = text;
        this.all = small(Bounded.clip(text, LONGEST).replace('’', '\''));
    }

    static ShortText of(String written) {
        return new ShortText(written);
    }

    /// Whose Turkish capital has a dot: of "İzin" no more is left than "izin".
    static String small(String text) {
        return text.toLowerCase(Locale.ROOT).replace("i\u0307", "i");
    }

    /// Whether a question mark stands anywhere. The Greek one is a semicolon. Every mail is asked, most of them often.
    static boolean marksQuestion(String text) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '?', '？', '\u037e', '؟' -> {
                    return true;
                }
                case ';' -> {
                    if (i > 0 && Character.UnicodeScript.of(text.charAt(i - 1)) == Character.UnicodeScript.GREEK) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    /// The text in small letters, as far as anybody looks.
    String all() {
        return all;
    }

    /// The sentences without greeting, closing and names; none of a text that is too long.
    List<String> written() {
        List<String> known = written;
        if (known == null) {
            known = text.length() > LONGEST ? List.of() : sentences(text);
            written = known;
        }
        return known;
    }

    boolean isQuestion() {
        return marksQuestion(all);
    }

    /// Whether anything is asked or wished for.
    boolean asks() {
        return isQuestion() || isWish(all);
    }

    static boolean isWish(String text) {
        return WISH.matcher(text.toLowerCase(Locale.ROOT)).find();
    }

    /// The sentences in small letters.
    List<String> sentences() {
        return written().stream().map(ShortText::small).toList();
    }

    /// The sentences from the first on that is more than a courtesy: "Thank you for your message."
    List<String> told() {
        return sentences().stream().dropWhile(ShortText::isCourtesy).toList();
    }

    private static boolean isCourtesy(String sentence) {
        return Courtesies.areIn(sentence) && !OpeningStatement.beginsAsAutomatic(sentence);
    }

    private static List<String> sentences(String written) {
        StringBuilder text = new StringBuilder();
        for (String line : written.strip().lines().toList()) {
            String bare = line.strip();
            boolean first = text.isEmpty();
            boolean frame = first ? isGreeting(bare) : isName(bare);
            text.append(frame ? "\n\n" : bare + (bare.isEmpty() ? "\n\n" : "\n"));
        }
        return END_OF_SENTENCE
                .splitAsStream(text)
                .map(ShortText::plain)
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    private static boolean isGreeting(String line) {
        return MarkedSignature.isGreeting(line) && NoteSentence.of(line) != NoteSentence.ABSENCE;
    }

    /// Without capitals, whole sentences of Chinese and Japanese look like names.
    private static boolean isName(String line) {
        return NoteSentence.isChineseOrJapanese(line)
                ? line.length() <= LONGEST_CHINESE_NAME && line.codePoints().allMatch(Character::isIdeographic)
                : MarkedSignature.mayBeOne(line);
    }

    private static String plain(String sentence) {
        String one = sentence.replace('\n', ' ').replace('’', '\'').strip();
        int end = one.length();
        while (end > 0 && ".!: ".indexOf(one.charAt(end - 1)) >= 0) {
            end--;
        }
        return one.substring(0, end);
    }
}
