package dev.millrace.enrichment.words;

import org.jspecify.annotations.Nullable;

/// The different words of one text.
final class Words {
    private static final int SPREADING = 0x9E3779B1;

    private final @Nullable String[] table;

    /// @param most words that are ever added
    Words(int most) {
        table = new @Nullable String[Integer.highestOneBit(Math.max(1, most)) * 4];
    }

    /// Adds a word; false where it is there already.
    boolean add(String word) {
        int place = (word.hashCode() * SPREADING) >>> 1 & (table.length - 1);
        String there = table[place];
        while (there != null) {
            if (there.equals(word)) {
                return false;
            }
            place = (place + 1) & (table.length - 1);
            there = table[place];
        }
        table[place] = word;
        return true;
    }
}
