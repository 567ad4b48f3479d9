package dev.millrace.enrichment.words;

import java.util.Collection;

/// A large set of words that is asked for every word of every text. It keeps a hash of 64 bits for each word in
/// one array, which a processor's cache holds; that two words ever have the same is less likely than that the
/// machine errs.
public final class WordSet {
    private final long[] hashes;

    /// A set of these words.
    public WordSet(Collection<String> words) {
        hashes = new long[Integer.highestOneBit(Math.max(8, words.size())) * 4];
        for (String word : words) {
            long hash = hash(word);
            hashes[slot(hash)] = hash;
        }
    }

    /// Whether the word is one of them.
    public boolean contains(String word) {
        long hash = hash(word);
        return hashes[slot(hash)] == hash;
    }

    /// Where a hash stands, or the empty place where it would.
    private int slot(long hash) {
        int slot = (int) hash & (hashes.length - 1);
        while (hashes[slot] != hash && hashes[slot] != 0) {
            slot = (slot + 1) & (hashes.length - 1);
        }
        return slot;
    }

    /// FNV-1a over characters, its bits mixed once more (Fowler, Noll, Vo); never 0.
    private static long hash(String word) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * 0x100000001B3L;
        }
        hash ^= hash >>> Integer.SIZE;
        return hash == 0 ? 1 : hash;
    }
}
