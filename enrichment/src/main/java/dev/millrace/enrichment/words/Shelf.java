package dev.millrace.enrichment.words;

import java.util.ArrayList;
import java.util.List;

/// The books that ship, side by side: a text's words are asked once in which of them a phrase may begin so, where each
/// book would ask the same words anew. A book that is put there later than a text was asked for asks by itself.
final class Shelf {
    /// Where a book stands that is on no shelf.
    static final int NOWHERE = Integer.MAX_VALUE;

    private static final int MOST = Integer.SIZE;
    /// Places for each beginning.
    private static final int ROOM = 8;
    private static final int SPREADING = 0x9E3779B1;

    private static volatile Shelf all = new Shelf(List.of());

    /// What the phrases of each book begin with, hashed.
    private final List<int[]> books;

    private final int shift;
    /// For each place a bit for each book that has a beginning there.
    private final int[] masks;

    private Shelf(List<int[]> books) {
        this.books = books;
        int beginnings = books.stream().mapToInt(book -> book.length).sum();
        int exponent = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, beginnings) * ROOM - 1);
        shift = Integer.SIZE - exponent;
        masks = new int[1 << exponent];
        for (int book = 0; book < books.size(); book++) {
            for (int beginning : books.get(book)) {
                masks[place(beginning)] |= 1 << book;
            }
        }
    }

    /// All that were put here so far.
    static Shelf all() {
        return all;
    }

    /// Puts a book beside the others and tells its number, [#NOWHERE] where there is no room.
    ///
    /// @param beginnings of its phrases, hashed
    static synchronized int put(int[] beginnings) {
        if (all.size() == MOST) {
            return NOWHERE;
        }
        List<int[]> more = new ArrayList<>(all.books);
        more.add(beginnings);
        all = new Shelf(List.copyOf(more));
        return all.size() - 1;
    }

    /// How many books there are.
    int size() {
        return books.size();
    }

    /// A bit for each book that may have a phrase with such a beginning; one that is not set is certain.
    int having(int beginning) {
        return masks[place(beginning)];
    }

    private int place(int beginning) {
        return (beginning * SPREADING) >>> shift;
    }
}
