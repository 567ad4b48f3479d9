package dev.millrace.enrichment.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How likely each label is.
public final class Scores {
    /// A label and its probability.
    public record Scored(String label, double probability) {}

    private final List<Scored> ranked;

    Scores(List<String> labels, double[] probabilities) {
        List<Scored> scored = new ArrayList<>(labels.size());
        for (int i = 0; i < labels.size(); i++) {
            scored.add(new Scored(labels.get(i), probabilities[i]));
        }
        scored.sort(Scores::likelierFirst);
        ranked = List.copyOf(scored);
    }

    private static int likelierFirst(Scored one, Scored other) {
        int order = Double.compare(other.probability(), one.probability());
        return order != 0 ? order : one.label().compareTo(other.label());
    }

    /// The likeliest label.
    public Scored best() {
        return ranked.getFirst();
    }

    /// The same where labels are so many times as frequent as in the training data; labels not named count once.
    public Scores whereFrequencyIs(Map<String, Double> factors) {
        double[] weighted = new double[ranked.size()];
        double sum = 0;
        for (int i = 0; i < weighted.length; i++) {
            Scored scored = ranked.get(i);
            weighted[i] = scored.probability() * factors.getOrDefault(scored.label(), 1.0);
            sum += weighted[i];
        }
        for (int i = 0; i < weighted.length; i++) {
            weighted[i] /= sum;
        }
        return new Scores(ranked.stream().map(Scored::label).toList(), weighted);
    }

    /// All labels, likeliest first.
    public List<Scored> ranked() {
        return ranked;
    }

    /// The probability of a label, 0 for one that the model does not know.
    public double of(String label) {
        for (Scored scored : ranked) {
            if (scored.label().equals(label)) {
                return scored.probability();
            }
        }
        return 0;
    }
}
