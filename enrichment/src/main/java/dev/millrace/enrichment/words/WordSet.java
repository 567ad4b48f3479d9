package dev.millrace.enrichment.words;

import java.util.Collection;

/// A large set of words that is asked for every word of every text. It keeps no words but half of a hash of 64 bits
/// for each, in one array that a processor's cache holds; the other half tells its place. That a word not in the set
/// has the same half as one that stands where it would is less likely than one in a thousand million.
public final class WordSet {
    private final int[] halves;

    /// A set of these words.
    public WordSet(Collection<String> words) {
        halves = new int[Integer.highestOneBit(Math.max(8, words.size())) * 4];
        for (String word : words) {
            long hash = WordHash.of(word);
            halves[slot(hash)] = half(hash);
        }
    }

    /// Whether the word is one of them.
    public boolean contains(String word) {
        return contains(WordHash.of(word));
    }

    /// Whether the word of a hash is one of them.
    boolean contains(long hash) {
        return halves[slot(hash)] != 0;
    }

    /// Where a word of a hash stands, or the empty place where it would.
    private int slot(long hash) {
        int half = half(hash);
        int slot = (int) hash & (halves.length - 1);
        while (halves[slot] != half && halves[slot] != 0) {
            slot = (slot + 1) & (halves.length - 1);
        }
        return slot;
    }

    /// Never 0.
    private static int half(long hash) {
        int half = (int) (hash >>> Integer.SIZE);
        return half == 0 ? 1 : half;
    }
}
