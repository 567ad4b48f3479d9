package dev.millrace.enrichment.words;

import java.util.List;

/// The words of a text that can be part of a phrase, and what they begin with as numbers: worked out once for all
/// phrase books that it is looked up in.
public final class Beginnings {
    /// So many letters tell the stem that a word begins with.
    static final int STEM = 3;

    /// For each the token, and its index among all; the other arrays are in step with these.
    private final Token[] tokens;
    private final int[] indices;
    private final long[] hashes;
    private final int[] twoWords;
    private final int[] stems;
    private final int[] letters;
    /// A bit for each number.
    private final long[] numbers;
    /// The books in which a phrase may begin so, of those that there were.
    private final int[] books;

    private final int asked;
    /// Whether the next one follows in a phrase.
    private final boolean[] goingOn;
    private final int size;

    private Beginnings(List<Token> all) {
        tokens = new Token[all.size()];
        indices = new int[tokens.length];
        hashes = new long[tokens.length];
        twoWords = new int[tokens.length];
        stems = new int[tokens.length];
        letters = new int[tokens.length];
        numbers = new long[tokens.length / Long.SIZE + 1];
        goingOn = new boolean[tokens.length];
        int count = 0;
        for (int i = 0; i < tokens.length; i++) {
            Token token = all.get(i);
            if (token.speaks()) {
                String norm = token.norm();
                tokens[count] = token;
                indices[count] = i;
                hashes[count] = token.hash();
                stems[count] = norm.length() < STEM ? 0 : stem(norm);
                letters[count] = letters(norm, STEM);
                numbers[count / Long.SIZE] |= (token.kind() == Token.Kind.NUMBER ? 1L : 0) << count;
                goingOn[count] = true;
                count++;
            } else if (count > 0 && token.kind() == Token.Kind.PUNCTUATION) {
                goingOn[count - 1] = false;
            }
        }
        if (count > 0) {
            goingOn[count - 1] = false;
        }
        size = count;
        for (int i = 0; i + 1 < size; i++) {
            twoWords[i] = goingOn[i] ? together(hashes[i], hashes[i + 1]) : 0;
        }
        Shelf shelf = Shelf.all();
        asked = shelf.size();
        books = new int[size];
        for (int i = 0; i < size; i++) {
            books[i] = shelf.having((int) hashes[i]) | shelf.having(twoWords[i]) | shelf.having(stems[i]);
        }
    }

    private Beginnings(Beginnings longer, int size) {
        tokens = longer.tokens;
        indices = longer.indices;
        hashes = longer.hashes;
        twoWords = longer.twoWords;
        stems = longer.stems;
        letters = longer.letters;
        numbers = longer.numbers;
        books = longer.books;
        asked = longer.asked;
        goingOn = longer.goingOn;
        this.size = size;
    }

    /// The beginnings of a text's words.
    public static Beginnings of(List<Token> tokens) {
        return new Beginnings(tokens);
    }

    /// The same without the words from a token on.
    ///
    /// @param token its index among all
    public Beginnings before(int token) {
        int words = size;
        while (words > 0 && indices[words - 1] >= token) {
            words--;
        }
        return new Beginnings(this, words);
    }

    /// How many words there are.
    int size() {
        return size;
    }

    /// Which of all tokens it is.
    int index(int i) {
        return indices[i];
    }

    /// The word, folded.
    String norm(int i) {
        return tokens[i].norm();
    }

    boolean isNumber(int i) {
        return tokens[i].kind() == Token.Kind.NUMBER;
    }

    /// A bit for each of the words from one on that is a number.
    ///
    /// @param from a multiple of 64
    long numbers(int from) {
        return numbers[from / Long.SIZE];
    }

    /// Whether a book of the shelf was there when the words were asked for.
    boolean isAskedFor(int book) {
        return book < asked;
    }

    /// A bit for each book of the shelf that may have a phrase which begins with the word.
    int books(int i) {
        return books[i];
    }

    /// The hash of the word.
    long hash(int i) {
        return hashes[i];
    }

    /// The hash of the word and the next one together, 0 where that may not follow.
    int twoWords(int i) {
        return twoWords[i];
    }

    /// The first letters, 0 where it has fewer.
    int stem(int i) {
        return stems[i];
    }

    /// The two letters behind these.
    int letters(int i) {
        return letters[i];
    }

    /// Whether the next word may follow in a phrase: a line break within a sentence does not part it, punctuation does.
    boolean goesOn(int i) {
        return goingOn[i] && i + 1 < size;
    }

    /// The hash of two words.
    static int together(long first, long second) {
        return (int) (first * 31 + second);
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
}
