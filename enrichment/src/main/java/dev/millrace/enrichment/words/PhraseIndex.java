package dev.millrace.enrichment.words;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Phrases by a hash of how they begin. Most words begin none, and one look at a table tells so; where
/// different hashes meet, the phrase itself tells them apart.
final class PhraseIndex<P> {
    private static final int FIRST_SIZE = 256;
    /// Empty places for each phrase.
    private static final int ROOM = 4;

    private record Placed<P>(int hash, P phrase) {}

    private final List<Placed<P>> all = new ArrayList<>();
    private List<List<P>> table = empty(FIRST_SIZE);
    /// Which places of the table are taken: small enough to stay in the processor's cache.
    private BitSet taken = new BitSet();

    void add(int hash, P phrase) {
        all.add(new Placed<>(hash, phrase));
        if (all.size() * ROOM > table.size()) {
            table = empty(table.size() * 2);
            taken = new BitSet(table.size());
            all.forEach(this::place);
        } else {
            place(all.getLast());
        }
    }

    private void place(Placed<P> placed) {
        int slot = slot(placed.hash());
        if (table.get(slot).isEmpty()) {
            table.set(slot, new ArrayList<>(1));
        }
        table.get(slot).add(placed.phrase());
        taken.set(slot);
    }

    /// Whether anything may begin so; false is certain.
    boolean has(int hash) {
        return taken.get(slot(hash));
    }

    /// What may begin so, in the order in which it was added.
    List<P> at(int hash) {
        return table.get(slot(hash));
    }

    private int slot(int hash) {
        return ((hash * 0x9E3779B1) >>> Short.SIZE) & (table.size() - 1);
    }

    private static <P> List<List<P>> empty(int size) {
        List<List<P>> empty = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            empty.add(List.of());
        }
        return empty;
    }
}
