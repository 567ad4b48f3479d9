package dev.millrace.enrichment.model;

import java.util.Arrays;

/// Scores texts one after another while their features come, and keeps none of them: for texts that are short and many,
/// with which keeping costs more than looking up. For use by one thread.
public final class RunningScore implements FeatureSink {
    private static final int FEW = 128;
    /// So many rows are remembered: the texts have most of their features in common.
    private static final int REMEMBERED = 1024;

    private final TextModel model;
    private final WeightRows rows;
    private final double[] margins;
    private final int[] sums;
    /// Keys that were looked up before, each where its last bits say, and their rows; 0 is no key.
    private final int[] keys = new int[REMEMBERED];

    private final int[] places = new int[REMEMBERED];
    /// What the text had so far: the key in the lower half, the text's number in the upper. Open addressing, at most
    /// half full with the keys of one text.
    private long[] seen = new long[2 * FEW];
    private long text = 1;
    private int size;
    private int opened;
    private FeatureGroup group = FeatureGroup.WORD;

    RunningScore(TextModel model, WeightRows rows) {
        this.model = model;
        this.rows = rows;
        this.margins = model.weights().biases().clone();
        this.sums = new int[rows.width()];
    }

    /// Begins another text.
    public void clear() {
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
        if (isNew(key)) {
            size++;
            rows.add(row(key), sums);
        }
    }

    private int row(int key) {
        int at = key & (REMEMBERED - 1);
        if (keys[at] != key) {
            keys[at] = key;
            places[at] = rows.row(key);
        }
        return places[at];
    }

    private boolean isNew(int key) {
        if (size == seen.length / 2) {
            grow();
        }
        long entry = text << Integer.SIZE | (key & 0xFFFF_FFFFL);
        int slot = slot(entry);
        if (seen[slot] == entry) {
            return false;
        }
        seen[slot] = entry;
        return true;
    }

    /// Where an entry stands, or would: what other texts have left counts as nothing.
    private int slot(long entry) {
        int mask = seen.length - 1;
        int slot = (int) entry & mask;
        while (seen[slot] != entry && seen[slot] >> Integer.SIZE == text) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] before = seen;
        seen = new long[2 * before.length];
        for (long entry : before) {
            if (entry >> Integer.SIZE == text) {
                seen[slot(entry)] = entry;
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
