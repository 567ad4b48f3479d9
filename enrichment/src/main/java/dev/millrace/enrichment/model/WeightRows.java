package dev.millrace.enrichment.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A row of weights for each hashed feature, the weights of several models side by side: one look-up, and one
/// miss of the processor's cache, serves them all.
///
/// Rows stand in the order of their keys, each behind its key. A bit for each range of keys, many more than there are
/// keys, tells most features that have no row at once, and how many bits are set before it tells where a row stands.
final class WeightRows {
    private static final int NONE = -1;
    /// Ranges for each key.
    private static final int ROOM = 8;
    /// Ranges for each number of the index: half of its bits.
    private static final int RANGES = Integer.SIZE;

    private static final long TAKEN = (1L << RANGES) - 1;
    /// From so many features on their misses of the cache are worth a thought.
    private static final int MANY = 32;
    /// A key takes the place of so many weights, half of them before the row's own.
    private static final int KEY = Integer.BYTES / Short.BYTES;

    private final Set<FeatureGroup> groups;
    private final int width;
    private final int count;
    /// For each row its weights between the two halves of its key: who reads the key has fetched all of the row.
    private final short[] rows;
    /// How far a key, taken as unsigned, is shifted to tell its range.
    private final int shift;
    /// For each 32 ranges, which of them hold a key, and above these bits their first row: one look tells both.
    private final long[] index;

    /// @param tables whose columns stand in this order
    WeightRows(List<WeightTable> tables) {
        groups = EnumSet.noneOf(FeatureGroup.class);
        int columns = 0;
        for (WeightTable table : tables) {
            groups.addAll(table.groups());
            columns += table.labels();
        }
        width = columns;
        int[] keys = different(tables);
        count = keys.length;
        rows = filled(tables, keys);
        int ranges = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(Long.SIZE, count * ROOM) - 1);
        shift = Integer.SIZE - ranges;
        index = new long[(1 << ranges) / RANGES];
        for (int row = count - 1; row >= 0; row--) {
            int range = range(keys[row]);
            long taken = (index[range / RANGES] & TAKEN) | 1L << (range % RANGES);
            index[range / RANGES] = (long) row << RANGES | taken;
        }
    }

    /// All keys, ascending.
    private static int[] different(List<WeightTable> tables) {
        int[] all =
                new int[tables.stream().mapToInt(table -> table.keys().length).sum()];
        int filled = 0;
        for (WeightTable table : tables) {
            System.arraycopy(table.keys(), 0, all, filled, table.keys().length);
            filled += table.keys().length;
        }
        Arrays.sort(all);
        int different = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[different++] = all[i];
            }
        }
        return Arrays.copyOf(all, different);
    }

    private short[] filled(List<WeightTable> tables, int[] keys) {
        int stride = KEY + width;
        short[] filled = new short[Math.max(1, keys.length) * stride];
        for (int row = 0; row < keys.length; row++) {
            filled[row * stride] = (short) (keys[row] >> Short.SIZE);
            filled[row * stride + stride - 1] = (short) keys[row];
        }
        int column = 1;
        for (WeightTable table : tables) {
            int labels = table.labels();
            int row = 0;
            for (int i = 0; i < table.keys().length; i++) {
                // Files have their keys in order, so that the next one is near.
                int key = table.keys()[i];
                while (row < keys.length && keys[row] < key) {
                    row++;
                }
                row = row < keys.length && keys[row] == key ? row : Arrays.binarySearch(keys, key);
                System.arraycopy(table.weights(), i * labels, filled, row * stride + column, labels);
            }
            column += labels;
        }
        return filled;
    }

    private int range(int key) {
        return (key ^ Integer.MIN_VALUE) >>> shift;
    }

    /// The row from which on a key stands, if it stands anywhere; where nothing of its range does, none.
    private int candidate(int key) {
        int range = range(key);
        long ranges = index[range / RANGES];
        long own = 1L << (range % RANGES);
        return (ranges & own) == 0 ? NONE : (int) (ranges >>> RANGES) + Long.bitCount(ranges & (own - 1));
    }

    /// A feature's row, negative where it has none.
    int row(int key) {
        int from = candidate(key);
        return from == NONE ? NONE : row(key, from, key(from));
    }

    /// The row of a key, where those before a row are smaller.
    ///
    /// @param first the key of that row
    private int row(int key, int from, int first) {
        int row = from;
        int found = first;
        // Where a range holds more than one key, its row is further on.
        while (found < key && row + 1 < count) {
            found = key(++row);
        }
        return found == key ? row : NONE;
    }

    private int key(int row) {
        int at = row * (KEY + width);
        return rows[at] << Short.SIZE | (rows[at + width + 1] & 0xFFFF);
    }

    /// What a table has for a text's features.
    ///
    /// @param rows the table
    /// @param places for each feature its row, negative where it has none
    /// @param sums for each run of features the sum of their rows
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Found(WeightRows rows, int[] places, int[][] sums) {}

    /// Looks up a text's features.
    Found find(Features features) {
        List<Features.Run> runs = features.runs();
        int[] places = new int[features.size()];
        int[] scratch = new int[features.size()];
        int[][] sums = new int[runs.size()][];
        for (int i = 0; i < sums.length; i++) {
            Features.Run run = runs.get(i);
            sums[i] = new int[width];
            if (!groups.contains(run.group())) {
                Arrays.fill(places, run.start(), run.end(), NONE);
                continue;
            }
            if (run.end() - run.start() < MANY) {
                placeFew(features, run, places);
            } else {
                placeMany(features, run, places, scratch);
            }
            addAll(places, run, scratch, sums[i]);
        }
        return new Found(this, places, sums);
    }

    private void placeFew(Features features, Features.Run run, int[] places) {
        for (int at = run.start(); at < run.end(); at++) {
            places[at] = row(features.key(at));
        }
    }

    /// In loops of their own: where rows may stand is known before any is read, and none waits for what another holds,
    /// so that the misses of the processor's cache overlap.
    private void placeMany(Features features, Features.Run run, int[] places, int[] keys) {
        for (int at = run.start(); at < run.end(); at++) {
            places[at] = candidate(features.key(at));
        }
        for (int at = run.start(); at < run.end(); at++) {
            keys[at] = key(Math.max(0, places[at]));
        }
        for (int at = run.start(); at < run.end(); at++) {
            int from = places[at];
            places[at] = from == NONE ? NONE : row(features.key(at), from, keys[at]);
        }
    }

    /// Adds a row to sums of its columns, the first of which stands at an index; none adds nothing.
    void add(int row, int[] sums, int from) {
        if (row != NONE) {
            int begin = row * (KEY + width) + 1;
            for (int column = 0; column < width; column++) {
                sums[from + column] += rows[begin + column];
            }
        }
    }

    /// Adds the rows of a run of features, four at a time: then most of the work is to read the weights.
    ///
    /// @param begins takes where their weights begin
    private void addAll(int[] places, Features.Run run, int[] begins, int[] sums) {
        int count = 0;
        for (int at = run.start(); at < run.end(); at++) {
            if (places[at] != NONE) {
                begins[count++] = places[at] * (KEY + width) + 1;
            }
        }
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            int first = begins[i];
            int second = begins[i + 1];
            int third = begins[i + 2];
            int fourth = begins[i + 3];
            for (int column = 0; column < sums.length; column++) {
                sums[column] +=
                        rows[first + column] + rows[second + column] + rows[third + column] + rows[fourth + column];
            }
        }
        for (; i < count; i++) {
            for (int column = 0; column < sums.length; column++) {
                sums[column] += rows[begins[i] + column];
            }
        }
    }

    /// How many columns there are.
    int width() {
        return width;
    }

    /// The sum of some columns of a feature's row.
    int sum(int row, int from, int to) {
        int sum = 0;
        int begin = row * (KEY + width) + 1;
        for (int column = begin + from; column < begin + to; column++) {
            sum += rows[column];
        }
        return sum;
    }

    /// The weight in a column of a feature's row.
    int weight(int row, int column) {
        return rows[row * (KEY + width) + 1 + column];
    }
}
