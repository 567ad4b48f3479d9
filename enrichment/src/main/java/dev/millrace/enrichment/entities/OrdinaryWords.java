package dev.millrace.enrichment.entities;

import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.WordSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Words of everyday messages, written by the training from the corpus: what is among them is no account's
/// name.
public final class OrdinaryWords {
    static final String FILE = "ordinary-words.txt";

    private final Set<String> words;
    private final WordSet lookedUp;

    OrdinaryWords(Set<String> words) {
        this.words = words;
        this.lookedUp = new WordSet(words);
    }

    /// Loads the shipped list.
    public static OrdinaryWords load() {
        try (InputStream in = OrdinaryWords.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "There is no list " + FILE + " beside " + OrdinaryWords.class.getName());
            }
            Set<String> words = new HashSet<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(words::add);
            return new OrdinaryWords(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All of them, folded.
    public Set<String> all() {
        return words;
    }

    /// The same, for texts to be looked up in.
    WordSet lookedUp() {
        return lookedUp;
    }

    boolean contain(String word) {
        return contains(fold(word));
    }

    private boolean contains(String folded) {
        return lookedUp.contains(folded)
                || (folded.endsWith("s") && lookedUp.contains(folded.substring(0, folded.length() - 1)));
    }

    /// The same of a token's word.
    boolean contain(Token token) {
        return token.plain() ? contains(token.norm()) : contain(token.text());
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static String fold(String word) {
        if (isPlain(word)) {
            return word;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        String plain = isAscii(lower) ? lower : Normalizer.normalize(lower, Normalizer.Form.NFD);
        StringBuilder folded = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == 'ß') {
                folded.append("ss");
            } else if (Character.isLetterOrDigit(c)) {
                folded.append(c);
            }
        }
        return folded.toString();
    }
}
