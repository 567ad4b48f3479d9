package dev.millrace.tickets.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What people write who only thank, as `thanks.txt` lists it.
final class ThanksWords {
    /// What a phrase does in an answer, as the file explains.
    enum Role {
        THANKS,
        FOR,
        THAT,
        WELL,
        CLOSING,
        HELLO,
        KIND,
        THING,
        NAME,
        CARD,
        AGAINST
    }

    /// A phrase that stands somewhere.
    record Phrase(Role role, List<String> words) {
        int length() {
            return words.size();
        }

        private boolean standsAt(int at, List<String> text) {
            return at + words.size() <= text.size()
                    && text.subList(at, at + words.size()).equals(words);
        }
    }

    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHE = Pattern.compile("['’‘`´]");
    /// How umlauts are written where there are none on the keyboard.
    private static final Pattern SPELT_OUT = Pattern.compile("([aou])e");

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    /// By their first word, the longest first; of equals the one that is told first above.
    private static final Map<String, List<Phrase>> PHRASES = load();

    private ThanksWords() {}

    /// The longest phrase that begins at a word.
    static Optional<Phrase> at(int at, List<String> text) {
        return PHRASES.getOrDefault(text.get(at), List.of()).stream()
                .filter(phrase -> phrase.standsAt(at, text))
                .findFirst();
    }

    /// The words of a text as they are written.
    static List<String> written(String text) {
        return Stream.of(BETWEEN.split(APOSTROPHE.matcher(text).replaceAll("")))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /// A word however it is written.
    static String folded(String word) {
        String plain = ACCENT.matcher(Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("")
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("ı", "i");
        return SPELT_OUT.matcher(plain).replaceAll("$1");
    }

    private static Map<String, List<Phrase>> load() {
        Map<String, List<Phrase>> phrases = new HashMap<>();
        lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            int equals = line.indexOf('=');
            Role role = Role.valueOf(line.substring(0, equals).strip().toUpperCase(Locale.ROOT));
            for (String phrase : line.substring(equals + 1).split("\\|", -1)) {
                // Outside a word's start nothing is split off by accents: they are folded after that.
                List<String> words =
                        written(phrase).stream().map(ThanksWords::folded).toList();
                if (words.isEmpty()) {
                    throw new IllegalStateException("thanks.txt has an empty phrase among " + role);
                }
                phrases.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>())
                        .add(new Phrase(role, words));
            }
        });
        phrases.replaceAll((_, same) -> same.stream()
                .sorted(Comparator.comparingInt(Phrase::length).reversed().thenComparing(Phrase::role))
                .toList());
        return Map.copyOf(phrases);
    }

    private static Stream<String> lines() {
        try (InputStream list = ThanksWords.class.getResourceAsStream("thanks.txt")) {
            if (list == null) {
                throw new IllegalStateException("thanks.txt is missing beside " + ThanksWords.class.getName());
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException("thanks.txt cannot be read", e);
        }
    }
}
