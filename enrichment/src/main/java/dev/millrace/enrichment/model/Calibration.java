package dev.millrace.enrichment.model;

import java.util.List;

/// Finds the temperature at which stated confidences fit what was right (Guo et al., "On Calibration of Modern
/// Neural Networks", 2017: one number is enough, and it never changes which label is best).
final class Calibration {
    private static final double COLDEST = 0.02;
    private static final double HOTTEST = 5;
    private static final double STEP = 1.02;

    private Calibration() {}

    /// @param margins of texts that the model had not seen
    /// @param right the index of each text's right label, negative for one that the model does not know
    static double temperature(List<double[]> margins, int[] right) {
        double best = 1;
        double least = Double.MAX_VALUE;
        for (double temperature = COLDEST; temperature < HOTTEST; temperature *= STEP) {
            double loss = 0;
            for (int i = 0; i < right.length; i++) {
                if (right[i] >= 0) {
                    loss -= Math.log(Math.max(1e-12, probabilities(margins.get(i), temperature)[right[i]]));
                }
            }
            if (loss < least) {
                least = loss;
                best = temperature;
            }
        }
        return best;
    }

    /// Margins as probabilities: the softmax of margins over temperature.
    static double[] probabilities(double[] margins, double temperature) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double margin : margins) {
            highest = Math.max(highest, margin);
        }
        double[] probabilities = new double[margins.length];
        double sum = 0;
        for (int i = 0; i < margins.length; i++) {
            probabilities[i] = Math.exp((margins[i] - highest) / temperature);
            sum += probabilities[i];
        }
        for (int i = 0; i < margins.length; i++) {
            probabilities[i] /= sum;
        }
        return probabilities;
    }
}
