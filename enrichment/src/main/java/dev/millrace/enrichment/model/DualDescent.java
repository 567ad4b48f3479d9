package dev.millrace.enrichment.model;

import java.util.Random;

/// Fits one label against the rest by dual coordinate descent (Hsieh et al., "A Dual Coordinate Descent Method
/// for Large-scale Linear SVM", ICML 2008, algorithm 1 with squared hinge loss and random order).
final class DualDescent {
    private static final int MOST_ROUNDS = 40;
    private static final double CLOSE_ENOUGH = 0.05;

    private DualDescent() {}

    /// The weights of all columns and, last, the bias; the same input always gives the same.
    static float[] fit(SparseRows rows, boolean[] positive, double cost) {
        int n = rows.rows();
        float[] weights = new float[rows.columns() + 1];
        double[] alphas = new double[n];
        double[] softness = new double[n];
        double[] diagonal = new double[n];
        int[] order = new int[n];
        for (int row = 0; row < n; row++) {
            softness[row] = 0.5 / (cost * rows.importance(row));
            diagonal[row] = softness[row] + rows.squared(row);
            order[row] = row;
        }
        Random random = new Random(17);
        double steepest = Double.MAX_VALUE;
        for (int round = 0; round < MOST_ROUNDS && steepest > CLOSE_ENOUGH; round++) {
            steepest = 0;
            for (int i = 0; i < n; i++) {
                int other = i + random.nextInt(n - i);
                int row = order[other];
                order[other] = order[i];
                order[i] = row;
                int side = positive[row] ? 1 : -1;
                double gradient = side * rows.product(row, weights) - 1 + alphas[row] * softness[row];
                double before = alphas[row];
                alphas[row] = Math.max(before - gradient / diagonal[row], 0);
                if (alphas[row] != before) {
                    steepest = Math.max(steepest, Math.abs(gradient));
                    rows.addTo(weights, row, (float) ((alphas[row] - before) * side));
                }
            }
        }
        return weights;
    }
}
