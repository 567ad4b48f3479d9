package dev.millrace.enrichment.words;

import dev.millrace.enrichment.model.Features;
import dev.millrace.enrichment.words.Token.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The pieces that features are made of: words, pairs of words, letters of words, words under a negation.
public final class Grams {
    private static final WordList NEGATIONS = WordList.of(
            "not", "no", "never", "nothing", "without", "dont", "doesnt", "didnt", "cant", "cannot", "couldnt", "wont",
            "wouldnt", "isnt", "wasnt", "arent", "havent", "hasnt", "nobody", "none", "neither", "nicht", "kein",
            "keine", "keinen", "keiner", "nie", "nichts", "ohne", "pas", "ne", "jamais", "rien", "sans", "aucun",
            "aucune", "nunca", "nada", "sin", "ningun", "ninguna", "niet", "geen", "non", "nao");
    private static final int SPREADING = 0x01000193;
    private static final int NEGATION_REACH = 3;
    private static final int SHORTEST_WORD = 3;
    /// Few words are longer.
    private static final int ROOMY_WORD = 32;

    /// In steps, so that each says about as much more as the one before.
    private static final Set<Integer> OFTEN = Set.of(2, 3, 5, 8);

    private Grams() {}

    /// A token's word for features: the word itself, or what it looks like where the exact characters say
    /// nothing.
    static String word(Token token) {
        return switch (token.kind()) {
            case WORD, EMOJI -> token.norm();
            case NUMBER -> "<number>";
            case TIME -> "<time>";
            case ADDRESS -> "<address>";
            case URL -> "<url>";
            case PATH -> "<path>";
            case FILE -> "<file>";
            case CODE -> "<code>";
            case PUNCTUATION, LINE_BREAK -> "";
        };
    }

    /// The words, each once.
    public static void words(List<Token> tokens, Features features) {
        for (Token token : tokens) {
            if (!token.speaks()) {
                continue;
            }
            features.add(word(token).hashCode(), token.start(), token.end());
            if (token.kind() == Kind.CODE) {
                features.add(codePrefix(token.text()), token.start(), token.end());
            } else if (token.kind() == Kind.WORD
                    && !token.plain()
                    && token.text().indexOf('-') > 0) {
                parts(token, features);
            }
        }
    }

    private static void parts(Token token, Features features) {
        String text = token.text();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '-') {
                if (i > start) {
                    features.add(
                            Folding.fold(text.substring(start, i)).hashCode(),
                            token.start() + start,
                            token.start() + i);
                }
                start = i + 1;
            }
        }
    }

    /// The hash of `<abc->` for `ABC-123`.
    private static int codePrefix(String code) {
        int hash = '<';
        for (int i = 0; i < code.length() && Character.isLetter(code.charAt(i)); i++) {
            hash = hash * 31 + Character.toLowerCase(code.charAt(i));
        }
        return hash * 31 + '-';
    }

    /// Neighbours within a clause.
    ///
    /// @param gap how many words lie between them
    public static void pairs(List<Token> tokens, int gap, Features features) {
        int[] hashes = new int[gap + 1];
        int[] starts = new int[gap + 1];
        int filled = 0;
        int next = 0;
        for (Token token : tokens) {
            if (token.kind() == Kind.LINE_BREAK) {
                continue;
            }
            if (token.kind() == Kind.PUNCTUATION) {
                filled = 0;
                continue;
            }
            int hash = word(token).hashCode();
            if (filled > gap) {
                features.add(hashes[next] * SPREADING + hash, starts[next], token.end());
            }
            hashes[next] = hash;
            starts[next] = token.start();
            next = (next + 1) % hashes.length;
            filled++;
        }
    }

    /// Runs of letters within words: they bridge misspellings, inflections and related languages.
    public static void letters(List<Token> tokens, int shortest, int longest, Features features) {
        Words seen = new Words(tokens.size());
        char[] padded = new char[ROOMY_WORD];
        for (Token token : tokens) {
            String norm = token.norm();
            if (token.kind() != Kind.WORD || norm.length() < SHORTEST_WORD || !seen.add(norm)) {
                continue;
            }
            int size = norm.length() + 2;
            padded = size <= padded.length ? padded : new char[size];
            padded[0] = '^';
            norm.getChars(0, norm.length(), padded, 1);
            padded[size - 1] = '$';
            for (int length = shortest; length <= longest; length++) {
                runs(padded, size, length, token, features);
            }
        }
    }

    private static void runs(char[] word, int size, int length, Token token, Features features) {
        int beyond = 1;
        for (int i = 0; i < length; i++) {
            beyond *= SPREADING;
        }
        int hash = 0;
        for (int i = 0; i < size; i++) {
            hash = hash * SPREADING + word[i];
            if (i >= length) {
                // The hash of a run is that of the run before without its first letter and with one more.
                hash -= word[i - length] * beyond;
            }
            if (i >= length - 1) {
                features.add(hash + length, token.start(), token.end());
            }
        }
    }

    /// Words that come more than once, and again those that come more often.
    public static void repeated(List<Token> tokens, Features features) {
        Map<String, Integer> counts = new HashMap<>();
        for (Token token : tokens) {
            if (token.speaks()) {
                int count = counts.merge(word(token), 1, Integer::sum);
                if (OFTEN.contains(count)) {
                    features.add(word(token).hashCode() * 31 + count, token.start(), token.end());
                }
            }
        }
    }

    /// Words that stand shortly after a negation in the same clause.
    public static void negated(List<Token> tokens, Features features) {
        int reach = 0;
        for (Token token : tokens) {
            if (token.endsClause()) {
                reach = 0;
            } else if (NEGATIONS.contains(token.norm())) {
                reach = NEGATION_REACH;
            } else if (reach > 0) {
                features.add(word(token).hashCode(), token.start(), token.end());
                reach--;
            }
        }
    }
}
