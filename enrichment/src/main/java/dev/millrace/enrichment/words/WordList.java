package dev.millrace.enrichment.words;

import java.util.Collection;
import java.util.Set;

/// A short list of words that every word of every text is compared with. Nearly none is on it, and that is told at
/// once.
public final class WordList {
    private final Set<String> words;
    private final HashFilter filter;

    private WordList(Set<String> words) {
        this.words = words;
        this.filter = new HashFilter(words.stream().mapToInt(String::hashCode).toArray());
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
        return filter.mayHave(word.hashCode()) && words.contains(word);
    }
}
