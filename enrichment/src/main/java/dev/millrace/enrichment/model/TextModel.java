package dev.millrace.enrichment.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A trained linear model: features in, calibrated probabilities per label out. Safe for use by many threads
/// at once.
public final class TextModel {
    /// A feature that spoke for a label, and how strongly.
    ///
    /// @param words the piece of the text, or the feature's name
    public record Evidence(FeatureGroup group, String words, double weight) {}

    /// So many features, the strongest, are looked at for evidence.
    private static final int MOST_LOOKS = 64;

    private final List<String> labels;
    private final WeightTable weights;
    /// Made when first asked for: models that come to stand side by side need none of their own.
    private volatile @Nullable WeightRows rows;
    /// Where this model's columns begin among those of all that share the rows.
    private final int first;
    private final Calibration calibration;

    TextModel(List<String> labels, WeightTable weights, Calibration calibration) {
        this(labels, weights, null, 0, calibration);
    }

    private TextModel(
            List<String> labels, WeightTable weights, @Nullable WeightRows rows, int first, Calibration calibration) {
        this.labels = List.copyOf(labels);
        this.weights = weights;
        this.rows = rows;
        this.first = first;
        this.calibration = calibration;
    }

    /// The same models in the same order, their weights side by side: features that one of them has scored cost
    /// the others nearly nothing.
    public static List<TextModel> sideBySide(TextModel... models) {
        WeightRows together =
                new WeightRows(Arrays.stream(models).map(TextModel::weights).toList());
        List<TextModel> shared = new ArrayList<>();
        int column = 0;
        for (TextModel model : models) {
            shared.add(new TextModel(model.labels, model.weights, together, column, model.calibration));
            column += model.weights.labels();
        }
        return shared;
    }

    /// The labels there are.
    public List<String> labels() {
        return labels;
    }

    WeightRows rows() {
        WeightRows known = rows;
        if (known == null) {
            known = new WeightRows(List.of(weights));
            rows = known;
        }
        return known;
    }

    WeightTable weights() {
        return weights;
    }

    Calibration calibration() {
        return calibration;
    }

    TextModel calibrated(Calibration newCalibration) {
        return new TextModel(labels, weights, rows, first, newCalibration);
    }

    /// Probabilities of all labels.
    public Scores score(Features... features) {
        return new Scores(labels, calibration.probabilities(margins(features)));
    }

    /// The probability of one label, for where the others don't matter.
    ///
    /// @param label its index among the labels
    public double probability(int label, Features... features) {
        return calibration.probabilities(margins(features))[label];
    }

    /// How far the text lies on each label's side, uncalibrated.
    double[] margins(Features... parts) {
        double[] margins = weights.biases().clone();
        for (Features part : parts) {
            int[][] sums = part.in(rows()).sums();
            for (int i = 0; i < sums.length; i++) {
                Features.Run run = part.runs().get(i);
                if (weights.groups().contains(run.group())) {
                    add(sums[i], run.value(), margins);
                }
            }
        }
        return margins;
    }

    /// Adds what a group's features say, each of them counting so much.
    ///
    /// @param sums of the columns of their rows
    void add(int[] sums, float value, double[] margins) {
        double factor = (double) weights.scale() * value;
        for (int label = 0; label < margins.length; label++) {
            margins[label] += factor * sums[first + label];
        }
    }

    /// Scores texts so short and so many that their features are not worth keeping.
    public RunningScore running() {
        return new RunningScore(this, rows());
    }

    /// The features that spoke most strongly for a label, strongest first. Words that tell a reader nothing, such as
    /// `5`, `8:00` and `since`, are passed over.
    ///
    /// @param text the whole text that the features came from
    /// @param groups those that mean something to a reader
    public List<Evidence> evidence(Features features, String text, String label, Set<FeatureGroup> groups, int wanted) {
        int outcome = labels.indexOf(label);
        WeightRows table = rows();
        int[] places = features.in(table).places();
        List<Features.Run> runs = new ArrayList<>(features.runs());
        runs.removeIf(run -> !groups.contains(run.group()) || !weights.groups().contains(run.group()));
        int most = 0;
        for (Features.Run run : runs) {
            most += run.size();
        }
        int[] speaking = new int[most];
        double[] weight = new double[most];
        int count = 0;
        for (Features.Run run : runs) {
            for (int i = run.start(); i < run.end(); i++) {
                // What speaks against the label is no reason, however much more it speaks against the others.
                if (places[i] >= 0 && table.weight(places[i], first + outcome) > 0) {
                    speaking[count] = i;
                    weight[count++] = aboveMean(table, places[i], outcome) * run.value();
                }
            }
        }
        List<Evidence> found = new ArrayList<>();
        for (int look = 0; look < Math.min(MOST_LOOKS, count) && found.size() < wanted; look++) {
            int strongest = strongest(weight, count);
            if (weight[strongest] <= 0) {
                break;
            }
            String words = features.words(speaking[strongest], text);
            if (TellingWords.isTelling(words)) {
                found.add(new Evidence(features.group(speaking[strongest]), words, weight[strongest]));
            }
            weight[strongest] = 0;
        }
        return List.copyOf(found);
    }

    /// The index of the largest of the first numbers, the first of several.
    private static int strongest(double[] numbers, int count) {
        int strongest = 0;
        double most = numbers[0];
        for (int i = 1; i < count; i++) {
            if (numbers[i] > most) {
                most = numbers[i];
                strongest = i;
            }
        }
        return strongest;
    }

    /// A feature's weight for a label above its mean over all labels.
    private double aboveMean(WeightRows table, int row, int label) {
        int sum = table.sum(row, first, first + weights.labels());
        return weights.scale() * (table.weight(row, first + label) - (double) sum / weights.labels());
    }

    @Override
    public String toString() {
        return "TextModel" + labels;
    }
}
