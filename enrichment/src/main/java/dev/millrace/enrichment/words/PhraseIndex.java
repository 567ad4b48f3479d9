package dev.millrace.enrichment.words;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Numbers of phrases by a hash of how they begin and by two letters further on. Most words begin none, and one look
/// at a filter tells so; where different hashes or letters meet, the phrase itself tells them apart.
final class PhraseIndex {
    /// A phrase and how it begins.
    ///
    /// @param hash of its beginning
    /// @param letters two of those that follow
    /// @param mask the bits of them that count
    record Entry(int hash, int letters, int mask, int phrase) {}

    /// Places for each phrase.
    private static final int ROOM = 4;
    /// Numbers of an entry.
    private static final int NUMBERS = 3;
    private static final int SPREADING = 0x9E3779B1;

    private final HashFilter filter;
    private final int shift;
    /// Where the phrases of a place begin; they lie side by side, in the order in which they were given.
    private final int[] starts;
    /// For each of them its letters, their mask and the phrase, in one piece.
    private final int[] table;

    PhraseIndex(List<Entry> entries) {
        filter = new HashFilter(entries.stream().mapToInt(Entry::hash).toArray());
        int exponent = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, entries.size()) * ROOM - 1);
        shift = Integer.SIZE - exponent;
        starts = new int[(1 << exponent) + 1];
        List<Entry> placed = entries.stream()
                .sorted(Comparator.comparingInt(entry -> place(entry.hash())))
                .toList();
        placed.forEach(entry -> starts[place(entry.hash()) + 1]++);
        Arrays.parallelPrefix(starts, Integer::sum);
        table = placed.stream()
                .flatMapToInt(entry -> IntStream.of(entry.letters(), entry.mask(), entry.phrase()))
                .toArray();
    }

    /// Whether anything may begin so; false is certain.
    boolean has(int hash) {
        return filter.mayHave(hash);
    }

    /// The same as a bit, 1 where it may.
    long bit(int hash) {
        return filter.bit(hash);
    }

    /// The first place of what may begin so.
    int from(int hash) {
        return starts[place(hash)];
    }

    /// The place after the last of what may begin so.
    int to(int hash) {
        return starts[place(hash) + 1];
    }

    /// Whether what stands at a place may go on with these letters; false is certain.
    boolean fits(int at, int following) {
        return ((table[at * NUMBERS] ^ following) & table[at * NUMBERS + 1]) == 0;
    }

    /// The number of the phrase at a place.
    int at(int place) {
        return table[place * NUMBERS + 2];
    }

    private int place(int hash) {
        return (hash * SPREADING) >>> shift;
    }
}
