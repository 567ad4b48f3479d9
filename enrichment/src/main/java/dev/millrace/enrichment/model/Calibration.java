package dev.millrace.enrichment.model;

import java.util.Arrays;
import java.util.List;

/// Turns margins into probabilities that say how often they are right: the softmax of margins times a factor,
/// plus an offset for each label (vector scaling with a common factor; Guo et al., "On Calibration of Modern
/// Neural Networks", ICML 2017). The offsets mend that support vectors neglect rare labels.
///
/// @param sharpness the factor
/// @param offsets one for each label
record Calibration(double sharpness, List<Double> offsets) {
    private static final int ROUNDS = 400;
    private static final double FIRST_STEP = 1;
    /// With more labels than this there are too few texts of each to fit offsets.
    private static final int FEW_LABELS = 40;
    /// Holds offsets near zero where few texts speak for them.
    private static final double RESTRAINT = 2;

    /// Leaves margins as they are.
    static Calibration none(int labels) {
        return new Calibration(1, Arrays.stream(new double[labels]).boxed().toList());
    }

    /// Finds the most likely calibration by gradient descent with a step that shrinks when it overshoots.
    ///
    /// @param margins of texts that the model had not seen
    /// @param right the index of each text's right label, negative for one that the model does not know
    static Calibration fit(int labels, List<double[]> margins, int[] right) {
        double[] best = new double[labels + 1];
        best[labels] = Math.log(2);
        double[] gradient = new double[labels + 1];
        double loss = loss(best, margins, right, gradient);
        double step = FIRST_STEP;
        for (int round = 0; round < ROUNDS && step > 1e-6; round++) {
            double[] next = best.clone();
            for (int i = 0; i < next.length; i++) {
                next[i] -= i < labels && labels > FEW_LABELS ? 0 : step * gradient[i];
            }
            double[] nextGradient = new double[labels + 1];
            double nextLoss = loss(next, margins, right, nextGradient);
            if (nextLoss < loss) {
                best = next;
                gradient = nextGradient;
                loss = nextLoss;
                step *= 1.3;
            } else {
                step /= 2;
            }
        }
        double[] offsets = Arrays.copyOf(best, labels);
        return new Calibration(
                Math.exp(best[labels]), Arrays.stream(offsets).boxed().toList());
    }

    private static double loss(double[] parameters, List<double[]> margins, int[] right, double[] gradient) {
        int labels = gradient.length - 1;
        double sharpness = Math.exp(parameters[labels]);
        double[] offsets = Arrays.copyOf(parameters, labels);
        double loss = 0;
        int n = 0;
        for (int i = 0; i < right.length; i++) {
            if (right[i] >= 0) {
                double[] probabilities = new double[labels];
                for (int label = 0; label < labels; label++) {
                    probabilities[label] = margins.get(i)[label] * sharpness + offsets[label];
                }
                softmax(probabilities);
                loss -= Math.log(Math.max(1e-12, probabilities[right[i]]));
                for (int label = 0; label < labels; label++) {
                    double error = probabilities[label] - (label == right[i] ? 1 : 0);
                    gradient[label] += error;
                    gradient[labels] += error * margins.get(i)[label] * sharpness;
                }
                n++;
            }
        }
        for (int label = 0; label < labels; label++) {
            loss += RESTRAINT * offsets[label] * offsets[label] / 2;
            gradient[label] += RESTRAINT * offsets[label];
        }
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= Math.max(1, n);
        }
        return loss / Math.max(1, n);
    }

    double[] probabilities(double[] margins) {
        double[] probabilities = new double[margins.length];
        for (int i = 0; i < margins.length; i++) {
            probabilities[i] = margins[i] * sharpness + offsets.get(i);
        }
        softmax(probabilities);
        return probabilities;
    }

    /// In place.
    private static void softmax(double[] values) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            highest = Math.max(highest, value);
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.exp(values[i] - highest);
            sum += values[i];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= sum;
        }
    }
}
