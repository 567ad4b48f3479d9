package dev.millrace.enrichment.evaluation;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Counts right and wrong answers of one question.
public final class Tally {
    /// How well one label is told.
    ///
    /// @param precision of those given the label, the share that have it
    /// @param recall of those that have the label, the share given it
    /// @param f1 harmonic mean of both
    /// @param n texts that have the label
    public record LabelScores(double precision, double recall, double f1, int n) {}

    /// How well the surer answers do.
    ///
    /// @param coverage share of texts answered so surely
    /// @param accuracy share of these that are right
    public record Selective(double coverage, double accuracy) {}

    private static final int BINS = 10;

    private final Map<String, Map<String, Integer>> confusion = new TreeMap<>();
    private final double[] confidences = new double[BINS];
    private final int[] hits = new int[BINS];
    private final int[] answers = new int[BINS];
    private int n;
    private int right;

    /// Counts an answer.
    ///
    /// @param expected the right label
    /// @param given the answer
    /// @param confidence stated with it, 0 to 1
    public void count(String expected, String given, double confidence) {
        n++;
        confusion.computeIfAbsent(expected, _ -> new TreeMap<>()).merge(given, 1, Integer::sum);
        int bin = Math.min(BINS - 1, (int) (confidence * BINS));
        confidences[bin] += confidence;
        answers[bin]++;
        if (expected.equals(given)) {
            right++;
            hits[bin]++;
        }
    }

    /// How many answers.
    public int n() {
        return n;
    }

    /// Share of right answers, 0 where there are none.
    public double accuracy() {
        return n == 0 ? 0 : (double) right / n;
    }

    /// Mean of the F1 of the labels that occur.
    public double macroF1() {
        return perLabel().values().stream()
                .mapToDouble(LabelScores::f1)
                .average()
                .orElse(0);
    }

    /// Scores of every label that is expected or given.
    public Map<String, LabelScores> perLabel() {
        Set<String> labels = new TreeSet<>(confusion.keySet());
        confusion.values().forEach(given -> labels.addAll(given.keySet()));
        Map<String, LabelScores> scores = new TreeMap<>();
        for (String label : labels) {
            Map<String, Integer> row = confusion.getOrDefault(label, Map.of());
            int has = row.values().stream().mapToInt(Integer::intValue).sum();
            int both = row.getOrDefault(label, 0);
            int given = confusion.values().stream()
                    .mapToInt(answers -> answers.getOrDefault(label, 0))
                    .sum();
            double precision = given == 0 ? 0 : (double) both / given;
            double recall = has == 0 ? 0 : (double) both / has;
            double f1 = both == 0 ? 0 : 2 * precision * recall / (precision + recall);
            scores.put(label, new LabelScores(precision, recall, f1, has));
        }
        return scores;
    }

    /// Expected label, given label, how often.
    public Map<String, Map<String, Integer>> confusion() {
        return confusion;
    }

    /// Expected calibration error over ten bins: the mean distance between stated confidence and share of right
    /// answers.
    public double calibrationError() {
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(confidences[bin] - hits[bin]);
        }
        return n == 0 ? 0 : error / n;
    }

    /// How the answers of at least a confidence do; in steps of a tenth.
    public Selective selective(double confidence) {
        int surely = 0;
        int rightly = 0;
        for (int bin = (int) Math.round(confidence * BINS); bin < BINS; bin++) {
            surely += answers[bin];
            rightly += hits[bin];
        }
        return new Selective(n == 0 ? 0 : (double) surely / n, surely == 0 ? 0 : (double) rightly / surely);
    }
}
