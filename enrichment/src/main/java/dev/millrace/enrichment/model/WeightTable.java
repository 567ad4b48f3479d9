package dev.millrace.enrichment.model;

import java.util.Arrays;
import java.util.Set;

/// Weights by hashed feature and label: one open-addressed table of keys, the weights of a feature side by
/// side as 16-bit numbers of a common scale, so that a look-up touches two cache lines.
final class WeightTable {
    private final Set<FeatureGroup> groups;
    private final int labels;
    private final float scale;
    private final double[] biases;
    private final int[] keys;
    private final short[] weights;
    private final int[] slots;
    private final int[] rows;

    /// @param groups of which it has features
    /// @param biases of the labels
    /// @param keys of the features, none 0, none twice
    /// @param weights row by row in the order of the keys
    WeightTable(Set<FeatureGroup> groups, float scale, double[] biases, int[] keys, short[] weights) {
        this.groups = Set.copyOf(groups);
        this.labels = biases.length;
        this.scale = scale;
        this.biases = biases;
        this.keys = keys;
        this.weights = weights;
        int size = Integer.highestOneBit(Math.max(8, keys.length)) * 4;
        slots = new int[size];
        rows = new int[size];
        for (int row = 0; row < keys.length; row++) {
            int slot = keys[row] & (size - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (size - 1);
            }
            slots[slot] = keys[row];
            rows[slot] = row;
        }
    }

    Set<FeatureGroup> groups() {
        return groups;
    }

    int labels() {
        return labels;
    }

    float scale() {
        return scale;
    }

    double[] biases() {
        return biases;
    }

    int[] keys() {
        return keys;
    }

    short[] weights() {
        return weights;
    }

    /// Adds up the weights of features times their values; only groups that the table knows are looked up.
    double[] sums(Features... parts) {
        float[] sums = new float[labels];
        for (Features part : parts) {
            for (Features.Run run : part.runs()) {
                if (groups.contains(run.group())) {
                    for (int i = run.start(); i < run.end(); i++) {
                        add(sums, part.key(i), part.value(i));
                    }
                }
            }
        }
        double[] scaled = new double[labels];
        for (int label = 0; label < labels; label++) {
            scaled[label] = biases[label] + (double) scale * sums[label];
        }
        return scaled;
    }

    private void add(float[] sums, int key, float value) {
        int row = row(key);
        if (row >= 0) {
            int first = row * labels;
            for (int label = 0; label < sums.length; label++) {
                sums[label] += value * weights[first + label];
            }
        }
    }

    /// A feature's weight for a label above its mean over all labels; 0 for an unknown feature.
    double aboveMean(int key, int label) {
        int row = row(key);
        if (row < 0) {
            return 0;
        }
        int first = row * labels;
        int sum = 0;
        for (int i = 0; i < labels; i++) {
            sum += weights[first + i];
        }
        return scale * (weights[first + label] - (double) sum / labels);
    }

    private int row(int key) {
        int mask = slots.length - 1;
        int slot = key & mask;
        while (slots[slot] != 0) {
            if (slots[slot] == key) {
                return rows[slot];
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    @Override
    public String toString() {
        return keys.length + " features, biases " + Arrays.toString(biases);
    }
}
