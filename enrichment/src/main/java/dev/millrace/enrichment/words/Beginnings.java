package dev.millrace.enrichment.words;

import java.util.Arrays;
import java.util.List;

/// What the words of a text begin with, as numbers: worked out once for all phrase books that it is looked up in.
public final class Beginnings {
    /// So many letters tell the stem that a word begins with.
    static final int STEM = 3;

    private final Token[] tokens;
    /// Index of each token that speaks; the other arrays are in step with this one.
    private final int[] indices;
    private final int[] words;
    private final int[] stems;
    private final int[] letters;
    private final int[] nexts;

    private Beginnings(Token[] tokens) {
        this.tokens = tokens;
        int size = 0;
        int[] speaking = new int[tokens.length];
        for (int i = 0; i < speaking.length; i++) {
            if (tokens[i].speaks()) {
                speaking[size++] = i;
            }
        }
        indices = Arrays.copyOf(speaking, size);
        words = new int[size];
        stems = new int[size];
        letters = new int[size];
        nexts = new int[size];
        for (int i = 0; i < size; i++) {
            String norm = tokens[indices[i]].norm();
            words[i] = norm.hashCode();
            stems[i] = norm.length() < STEM ? 0 : stem(norm);
            letters[i] = letters(norm, STEM);
            nexts[i] = next(indices[i]);
        }
    }

    /// The beginnings of a text's words.
    public static Beginnings of(List<Token> tokens) {
        return new Beginnings(tokens.toArray(Token[]::new));
    }

    /// A token of the text, speaking or not.
    Token token(int index) {
        return tokens[index];
    }

    /// Whether there is a token of that index.
    boolean has(int index) {
        return index < tokens.length;
    }

    /// How many tokens speak.
    int size() {
        return indices.length;
    }

    /// Which of all tokens it is.
    int index(int i) {
        return indices[i];
    }

    /// The hash of the word.
    int word(int i) {
        return words[i];
    }

    /// The first letters, 0 where it has fewer.
    int stem(int i) {
        return stems[i];
    }

    /// The two letters behind these.
    int letters(int i) {
        return letters[i];
    }

    /// Index among all tokens of the one that follows in a phrase; their number where none does.
    int following(int i) {
        return nexts[i];
    }

    /// The first letters as one number, never 0; other letters may give the same.
    static int stem(String word) {
        return ((word.charAt(0) * 31 + word.charAt(1)) * 31 + word.charAt(2)) | Integer.MIN_VALUE;
    }

    /// Two letters of a word as one number, 0 for one that it lacks.
    static int letters(String word, int offset) {
        int first = word.length() > offset ? word.charAt(offset) : 0;
        int second = word.length() > offset + 1 ? word.charAt(offset + 1) : 0;
        return second << Character.SIZE | first;
    }

    /// The token after one; a line break within a sentence does not part a phrase, punctuation does.
    int next(int index) {
        int next = index + 1;
        while (next < tokens.length && tokens[next].kind() == Token.Kind.LINE_BREAK) {
            next++;
        }
        return next;
    }
}
