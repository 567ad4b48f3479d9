package dev.millrace.enrichment.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// A trained linear model: features in, calibrated probabilities per label out. Safe for use by many threads
/// at once.
public final class TextModel {
    /// A feature that spoke for a label, and how strongly.
    ///
    /// @param words the piece of the text, or the feature's name
    public record Evidence(FeatureGroup group, String words, double weight) {}

    private final List<String> labels;
    private final WeightTable weights;
    private final Calibration calibration;

    TextModel(List<String> labels, WeightTable weights, Calibration calibration) {
        this.labels = List.copyOf(labels);
        this.weights = weights;
        this.calibration = calibration;
    }

    /// The labels there are.
    public List<String> labels() {
        return labels;
    }

    WeightTable weights() {
        return weights;
    }

    Calibration calibration() {
        return calibration;
    }

    TextModel calibrated(Calibration newCalibration) {
        return new TextModel(labels, weights, newCalibration);
    }

    /// Probabilities of all labels.
    public Scores score(Features... features) {
        return new Scores(labels, calibration.probabilities(margins(features)));
    }

    /// How far the text lies on each label's side, uncalibrated.
    double[] margins(Features... features) {
        return weights.sums(features);
    }

    /// The features that spoke most strongly for a label, strongest first.
    ///
    /// @param text the whole text that the features came from
    /// @param speaking the groups that mean something to a reader
    public List<Evidence> evidence(Features features, String text, String label, Set<FeatureGroup> speaking, int most) {
        int outcome = labels.indexOf(label);
        List<Evidence> found = new ArrayList<>();
        for (Features.Run run : features.runs()) {
            for (int i = run.start(); speaking.contains(run.group()) && i < run.end(); i++) {
                double weight = weights.aboveMean(features.key(i), outcome) * features.value(i);
                if (weight > 0 && isAmongStrongest(found, weight, most)) {
                    found.add(new Evidence(run.group(), features.words(i, text), weight));
                    found.sort(Comparator.comparingDouble(Evidence::weight).reversed());
                    found.subList(Math.min(found.size(), most), found.size()).clear();
                }
            }
        }
        return List.copyOf(found);
    }

    private static boolean isAmongStrongest(List<Evidence> found, double weight, int most) {
        return found.size() < most || weight > found.getLast().weight();
    }

    @Override
    public String toString() {
        return "TextModel" + labels;
    }
}
