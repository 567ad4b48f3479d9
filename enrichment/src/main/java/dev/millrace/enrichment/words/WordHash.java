package dev.millrace.enrichment.words;

/// Hashes of 64 bits that stand for words: where a text's word has the hash of a known one, nobody looks at the
/// letters. They would lie elsewhere in memory for each word, and another word has the same hash less likely than once
/// in a thousand million times a thousand million.
final class WordHash {
    /// Before the first letter.
    static final long NOTHING = 0xCBF29CE484222325L;

    private WordHash() {}

    /// The hash of a whole word.
    static long of(String word) {
        return ofBeginning(word, word.length());
    }

    /// The hash of the letters that a word begins with.
    static long ofBeginning(String word, int letters) {
        long hash = NOTHING;
        for (int i = 0; i < letters; i++) {
            hash = and(hash, word.charAt(i));
        }
        return mixed(hash);
    }

    /// What is known of some letters, and of one more: FNV-1a over characters (Fowler, Noll, Vo).
    static long and(long hash, int letter) {
        return (hash ^ letter) * 0x100000001B3L;
    }

    /// The hash of all the letters, its bits mixed once more.
    static long mixed(long hash) {
        return hash ^ hash >>> Integer.SIZE;
    }
}
