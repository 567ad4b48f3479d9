package dev.millrace.enrichment.model;

import java.util.List;

/// Finds the temperature at which stated confidences fit what was right (Guo et al., "On Calibration of Modern Neural
/// Networks", 2017: one number is enough, and it never changes which label is best).
final class Calibration {
    private static final double COLDEST = 0.2;
    private static final double HOTTEST = 5;
    private static final double STEP = 1.02;

    private Calibration() {}

    static double temperature(List<TextModelTrainer.Example> examples, List<Scores> scores) {
        double best = 1;
        double least = Double.MAX_VALUE;
        for (double temperature = COLDEST; temperature < HOTTEST; temperature *= STEP) {
            double loss = loss(examples, scores, temperature);
            if (loss < least) {
                least = loss;
                best = temperature;
            }
        }
        return best;
    }

    private static double loss(List<TextModelTrainer.Example> examples, List<Scores> scores, double temperature) {
        double loss = 0;
        for (int i = 0; i < examples.size(); i++) {
            double sum = 0;
            for (Scores.Scored scored : scores.get(i).ranked()) {
                sum += Math.pow(Math.max(scored.probability(), 1e-12), 1 / temperature);
            }
            double right = scores.get(i).of(examples.get(i).label());
            loss -= Math.log(Math.pow(Math.max(right, 1e-12), 1 / temperature) / sum);
        }
        return loss;
    }
}
