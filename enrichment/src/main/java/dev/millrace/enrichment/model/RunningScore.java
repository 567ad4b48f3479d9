package dev.millrace.enrichment.model;

import java.util.Arrays;

/// Scores texts one after another while their features come, and keeps none of them: for texts that are short and many,
/// with which keeping costs more than looking up. What it remembers is what each feature weighs, since the texts have
/// most of their features in common, also those of one message with those of the next. For use by one thread.
public final class RunningScore implements FeatureSink {
    /// With more features known it begins anew before the next text: a processor's cache holds no more.
    private static final int MOST = 8192;
    /// An entry's first number is a key, 0 where the place is free, the second tells the last text that had it, and the
    /// others what it weighs in each column: side by side, so that one miss of the processor's cache fetches all.
    private static final int TEXT = 1;

    private static final int WEIGHTS = 2;

    private final TextModel model;
    private final WeightRows rows;
    private final double[] margins;
    private final int[] sums;
    private final int stride;
    /// Open addressing, at most half full.
    private int[] entries;
    /// So many places there are less one.
    private int mask;
    private int known;
    private int text;
    private int size;
    private int opened;
    private FeatureGroup group = FeatureGroup.WORD;

    RunningScore(TextModel model, WeightRows rows) {
        this.model = model;
        this.rows = rows;
        this.margins = model.weights().biases().clone();
        this.sums = new int[rows.width()];
        this.stride = WEIGHTS + rows.width();
        this.entries = forgotten();
    }

    /// Room for new entries, none of which is taken.
    private int[] forgotten() {
        mask = 2 * MOST - 1;
        known = 0;
        text = 1;
        return new int[(mask + 1) * stride];
    }

    /// Begins another text.
    public void clear() {
        if (known > MOST || text == Integer.MAX_VALUE) {
            entries = forgotten();
        }
        System.arraycopy(model.weights().biases(), 0, margins, 0, margins.length);
        text++;
        size = 0;
        opened = 0;
    }

    @Override
    public void open(FeatureGroup group) {
        this.group = group;
        opened = size;
        Arrays.fill(sums, 0);
    }

    @Override
    public void add(int hash) {
        int key = Features.key(hash, group);
        int entry = entry(key);
        if (entries[entry] == 0) {
            entry = remember(key, entry);
        }
        count(entry, 1);
    }

    /// Both are looked up once, by the key of the second.
    @Override
    public void addBoth(int hash, int second) {
        int key = Features.key(second, group);
        int entry = entry(key);
        if (entries[entry] == 0) {
            entry = remember(key, entry);
            rows.add(rows.row(Features.key(hash, group)), entries, entry + WEIGHTS);
        }
        count(entry, 2);
    }

    private void count(int entry, int features) {
        if (entries[entry + TEXT] != text) {
            entries[entry + TEXT] = text;
            size += features;
            for (int column = 0; column < sums.length; column++) {
                sums[column] += entries[entry + WEIGHTS + column];
            }
        }
    }

    /// Where a key's entry begins, or would.
    private int entry(int key) {
        int place = key & mask;
        int found = entries[place * stride];
        while (found != key && found != 0) {
            place = (place + 1) & mask;
            found = entries[place * stride];
        }
        return place * stride;
    }

    private int remember(int key, int free) {
        int entry = free;
        if (2 * known > mask) {
            grow();
            entry = entry(key);
        }
        known++;
        entries[entry] = key;
        rows.add(rows.row(key), entries, entry + WEIGHTS);
        return entry;
    }

    private void grow() {
        int[] before = entries;
        mask = 2 * mask + 1;
        entries = new int[(mask + 1) * stride];
        for (int from = 0; from < before.length; from += stride) {
            if (before[from] != 0) {
                System.arraycopy(before, from, entries, entry(before[from]), stride);
            }
        }
    }

    @Override
    public void close() {
        count(Features.shared(size - opened));
    }

    @Override
    public void closeUnshared() {
        count(1);
    }

    private void count(double value) {
        if (model.weights().groups().contains(group)) {
            model.add(sums, (float) value, margins);
        }
    }

    /// How likely a label is for the text.
    ///
    /// @param label its index among the model's labels
    public double probability(int label) {
        return model.calibration().probabilities(margins)[label];
    }
}
