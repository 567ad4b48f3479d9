package dev.millrace.enrichment.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Tells words that mean something to a reader from those that only hold a sentence together.
final class TellingWords {
    /// Of ten languages, those that hold sentences together and greet.
    private static final Set<String> BINDING = words();
    /// The first letter of scripts in which one may be a whole word.
    private static final char IDEOGRAPHS = '\u2E80';

    private TellingWords() {}

    private static Set<String> words() {
        try (InputStream in = TellingWords.class.getResourceAsStream("binding-words.txt")) {
            byte[] list = Objects.requireNonNull(in, "binding-words.txt is missing from the program")
                    .readAllBytes();
            return new String(list, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(Pattern.compile(" ")::splitAsStream)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("binding-words.txt cannot be read", e);
        }
    }

    /// Whether one of the words is a word of letters, no address, and none that binds others.
    static boolean isTelling(String words) {
        int start = -1;
        boolean spoken = false;
        for (int i = 0; i <= words.length(); i++) {
            boolean within = i < words.length() && isOfWord(words.charAt(i));
            if (within && start < 0) {
                start = i;
                spoken = true;
            } else if (!within && start >= 0) {
                if (isWord(words, start, i)
                        && !BINDING.contains(words.substring(start, i).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                start = -1;
            }
        }
        return !spoken && words.codePoints().anyMatch(Character::isEmoji);
    }

    private static boolean isWord(String words, int from, int to) {
        boolean letter = false;
        for (int i = from; i < to; i++) {
            char c = words.charAt(i);
            if (c == '@') {
                return false;
            }
            letter |= Character.isLetter(c) && (to - from > 1 || c >= IDEOGRAPHS);
        }
        return letter;
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '\'' || c == '-' || c == '_' || c == '.' || c == '@';
    }
}
