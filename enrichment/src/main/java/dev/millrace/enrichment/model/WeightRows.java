package dev.millrace.enrichment.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A row of weights for each hashed feature, the weights of several models side by side: one look-up, and one
/// miss of the processor's cache, serves them all.
final class WeightRows {
    private static final int NONE = -1;

    private final Set<FeatureGroup> groups;
    private final int width;
    private final short[] weights;
    /// Open addressing; a key and its row lie together.
    private final int[] slots;

    /// @param tables whose columns stand in this order
    WeightRows(List<WeightTable> tables) {
        groups = EnumSet.noneOf(FeatureGroup.class);
        int columns = 0;
        int keys = 0;
        for (WeightTable table : tables) {
            groups.addAll(table.groups());
            columns += table.labels();
            keys += table.keys().length;
        }
        width = columns;
        slots = new int[size(different(tables, keys)) * 2];
        weights = tables.size() == 1 ? alone(tables.getFirst()) : together(tables, keys);
    }

    private static int different(List<WeightTable> tables, int keys) {
        int[] all = new int[keys];
        int filled = 0;
        for (WeightTable table : tables) {
            System.arraycopy(table.keys(), 0, all, filled, table.keys().length);
            filled += table.keys().length;
        }
        Arrays.sort(all);
        int different = 0;
        for (int i = 0; i < all.length; i++) {
            different += i == 0 || all[i] != all[i - 1] ? 1 : 0;
        }
        return different;
    }

    /// Room for so many keys and half as many again: small, because what counts is that it stays in the cache.
    private static int size(int keys) {
        return Integer.highestOneBit(Math.max(8, keys + keys / 2)) * 2;
    }

    private short[] alone(WeightTable table) {
        for (int row = 0; row < table.keys().length; row++) {
            rowOf(table.keys()[row], row);
        }
        return table.weights();
    }

    private short[] together(List<WeightTable> tables, int most) {
        short[] filled = new short[most * width];
        int rows = 0;
        int first = 0;
        for (WeightTable table : tables) {
            int labels = table.labels();
            for (int i = 0; i < table.keys().length; i++) {
                int row = rowOf(table.keys()[i], rows);
                rows = Math.max(rows, row + 1);
                System.arraycopy(table.weights(), i * labels, filled, row * width + first, labels);
            }
            first += labels;
        }
        return Arrays.copyOf(filled, rows * width);
    }

    /// A key's row, which is `next` where it had none.
    private int rowOf(int key, int next) {
        int slot = slot(key);
        if (slots[slot] == 0) {
            slots[slot] = key;
            slots[slot + 1] = next;
        }
        return slots[slot + 1];
    }

    /// Where a key stands, or the empty slot where it would.
    private int slot(int key) {
        int mask = slots.length - 1;
        int slot = (key * 2) & mask;
        while (slots[slot] != key && slots[slot] != 0) {
            slot = (slot + 2) & mask;
        }
        return slot;
    }

    private int row(int key) {
        int slot = slot(key);
        return slots[slot] == 0 ? NONE : slots[slot + 1];
    }

    /// Looks up all features of a text.
    FoundRows find(Features features) {
        List<Features.Run> runs = features.runs();
        int[] row = new int[features.size()];
        int[][] sums = new int[runs.size()][];
        for (int i = 0; i < sums.length; i++) {
            Features.Run run = runs.get(i);
            sums[i] = new int[width];
            if (groups.contains(run.group())) {
                // Two loops: the look-ups don't wait for the sums, so their cache misses overlap.
                for (int at = run.start(); at < run.end(); at++) {
                    row[at] = row(features.key(at));
                }
                for (int at = run.start(); at < run.end(); at++) {
                    add(row[at], sums[i]);
                }
            }
        }
        return new FoundRows(this, row, sums);
    }

    private void add(int row, int[] sums) {
        if (row != NONE) {
            int first = row * width;
            for (int column = 0; column < sums.length; column++) {
                sums[column] += weights[first + column];
            }
        }
    }

    /// The weight in a column of a feature's row.
    int weight(int row, int column) {
        return weights[row * width + column];
    }
}
