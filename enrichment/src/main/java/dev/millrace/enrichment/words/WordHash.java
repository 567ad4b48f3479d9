package dev.millrace.enrichment.words;

/// Hashes of 64 bits that stand for words: where a text's word has the hash of a known one, nobody looks at the
/// letters. They would lie elsewhere in memory for each word, and another word has the same hash less likely than once
/// in a thousand million times a thousand million.
final class WordHash {
    private WordHash() {}

    /// The hash of a whole word.
    static long of(String word) {
        return ofBeginning(word, word.length());
    }

    /// The hash of the letters that a word begins with: FNV-1a over characters (Fowler, Noll, Vo), its bits mixed once
    /// more.
    static long ofBeginning(String word, int letters) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < letters; i++) {
            hash = (hash ^ word.charAt(i)) * 0x100000001B3L;
        }
        return hash ^ hash >>> Integer.SIZE;
    }
}
