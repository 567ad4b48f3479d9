package dev.millrace.enrichment.words;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A short list of words that every word of every text is compared with. Nearly none is on it, and that is told at
/// once.
public final class WordList {
    private static final int ROOM = 4;
    private static final int SPREADING = 0x9E3779B1;

    private final Set<String> words;
    private final HashFilter filter;
    /// Open addressing.
    private final @Nullable String[] table;

    private WordList(Set<String> words) {
        this.words = words;
        this.filter = new HashFilter(words.stream().mapToInt(String::hashCode).toArray());
        this.table = new @Nullable String[Integer.highestOneBit(Math.max(1, words.size())) * ROOM];
        for (String word : words) {
            table[place(word)] = word;
        }
    }

    /// A list of these words, folded.
    public static WordList of(String... words) {
        return new WordList(Set.of(words));
    }

    /// A list of these words, folded.
    public static WordList of(Collection<String> words) {
        return new WordList(Set.copyOf(words));
    }

    /// All of them.
    public Set<String> all() {
        return words;
    }

    /// Whether a folded word is on the list.
    public boolean contains(String word) {
        return filter.mayHave(word.hashCode()) && table[place(word)] != null;
    }

    /// Where a word stands, or the empty place where it would.
    private int place(String word) {
        int place = (word.hashCode() * SPREADING) & (table.length - 1);
        String there = table[place];
        while (there != null && !there.equals(word)) {
            place = (place + 1) & (table.length - 1);
            there = table[place];
        }
        return place;
    }
}
