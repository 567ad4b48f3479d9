package dev.millrace.enrichment.model;

import java.util.Arrays;
import java.util.List;

/// Training texts as rows of a sparse matrix, each with one more column that is constant.
final class SparseRows {
    private final int columns;
    private final int[] starts;
    private final int[] indices;
    private final float[] values;
    private final float[] importance;

    private SparseRows(int columns, int[] starts, int[] indices, float[] values, float[] importance) {
        this.columns = columns;
        this.starts = starts;
        this.indices = indices;
        this.values = values;
        this.importance = importance;
    }

    static SparseRows of(List<TextModelTrainer.Example> examples, Vocabulary vocabulary, double rarity) {
        double[] factors = new double[vocabulary.size()];
        for (int column = 0; column < factors.length; column++) {
            factors[column] = vocabulary.factor(column, rarity);
        }
        int total = 0;
        for (TextModelTrainer.Example example : examples) {
            for (Features part : example.parts()) {
                total += part.size();
            }
        }
        int[] starts = new int[examples.size() + 1];
        int[] indices = new int[total];
        float[] values = new float[total];
        float[] importance = new float[examples.size()];
        int at = 0;
        for (int row = 0; row < importance.length; row++) {
            for (Features part : examples.get(row).parts()) {
                for (Features.Run run : part.runs()) {
                    for (int i = run.start(); i < run.end(); i++) {
                        int column = vocabulary.column(part.key(i));
                        if (column >= 0) {
                            indices[at] = column;
                            values[at++] = (float) (run.value() * factors[column]);
                        }
                    }
                }
            }
            starts[row + 1] = at;
            importance[row] = (float) examples.get(row).weight();
        }
        return new SparseRows(
                vocabulary.size(), starts, Arrays.copyOf(indices, at), Arrays.copyOf(values, at), importance);
    }

    int rows() {
        return importance.length;
    }

    /// How many columns there are, the constant one not counted.
    int columns() {
        return columns;
    }

    /// How much a row counts.
    double importance(int row) {
        return importance[row];
    }

    double squared(int row) {
        double sum = 1;
        for (int i = starts[row]; i < starts[row + 1]; i++) {
            sum += (double) values[i] * values[i];
        }
        return sum;
    }

    /// A row times weights, whose last is that of the constant column.
    double product(int row, float[] weights) {
        float sum = weights[columns];
        int end = starts[row + 1];
        for (int i = starts[row]; i < end; i++) {
            sum += values[i] * weights[indices[i]];
        }
        return sum;
    }

    /// Adds a multiple of a row to weights.
    void addTo(float[] weights, int row, float step) {
        int end = starts[row + 1];
        for (int i = starts[row]; i < end; i++) {
            weights[indices[i]] += step * values[i];
        }
        weights[columns] += step;
    }
}
