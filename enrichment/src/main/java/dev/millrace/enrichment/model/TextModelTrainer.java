package dev.millrace.enrichment.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Fits a linear model, one label against the rest, as a support vector machine with squared hinge loss: on
/// short texts it ends ahead of maximum entropy, in seconds.
///
/// @param cost of a training text on the wrong side; the larger, the closer the model fits what it has seen
/// @param leastTexts a feature seen in fewer texts is left out
/// @param rarity how much rare features count more than frequent ones: the power of their inverse document
///     frequency
/// @param groups the groups of features that the model looks at, and how much each counts
public record TextModelTrainer(double cost, int leastTexts, double rarity, Map<FeatureGroup, Double> groups) {
    /// A text and its right label.
    ///
    /// @param weight how much it counts, 1 for an ordinary one
    public record Example(String label, double weight, List<Features> parts) {
        /// A text whose features come in parts.
        public Example(String label, double weight, Features... parts) {
            this(label, weight, List.of(parts));
        }

        /// What a model makes of it.
        public Scores scoredBy(TextModel model) {
            return model.score(parts.toArray(new Features[0]));
        }
    }

    private static final int FOLDS = 5;
    /// Above, one fold is enough to calibrate, and all would take minutes.
    private static final int MANY_EXAMPLES = 8_000;
    /// Features times labels at most, so that memory is bounded.
    private static final int MOST_WEIGHTS = 60_000_000;

    /// Fits a model and calibrates it on texts that were left out for that.
    ///
    /// @throws IllegalArgumentException where there are fewer than two labels
    public TextModel train(List<Example> examples) {
        int[] folds = new int[examples.size()];
        for (int i = 0; i < folds.length; i++) {
            folds[i] = i % FOLDS;
        }
        return train(examples, folds);
    }

    /// The same with folds of one's own.
    ///
    /// @param folds the fold of each example, the same for texts by the same hand; negative where it is never
    ///     left out
    public TextModel train(List<Example> examples, int[] folds) {
        TextModel model = fit(examples);
        List<double[]> margins = new ArrayList<>();
        List<Integer> right = new ArrayList<>();
        int most = examples.size() > MANY_EXAMPLES ? 1 : Integer.MAX_VALUE;
        for (int fold : Arrays.stream(folds)
                .filter(fold -> fold >= 0)
                .distinct()
                .sorted()
                .limit(most)
                .toArray()) {
            TextModel partial = fitWithout(examples, folds, fold);
            for (int i = 0; i < folds.length; i++) {
                if (folds[i] == fold) {
                    margins.add(partial.margins(examples.get(i).parts().toArray(new Features[0])));
                    right.add(partial.labels().indexOf(examples.get(i).label()));
                }
            }
        }
        return model.calibrated(Calibration.fit(
                model.labels().size(),
                margins,
                right.stream().mapToInt(Integer::intValue).toArray()));
    }

    private TextModel fitWithout(List<Example> examples, int[] folds, int fold) {
        return fit(IntStream.range(0, folds.length)
                .filter(i -> folds[i] != fold)
                .mapToObj(examples::get)
                .toList());
    }

    private TextModel fit(List<Example> examples) {
        List<String> labels =
                List.copyOf(new TreeSet<>(examples.stream().map(Example::label).toList()));
        if (labels.size() < 2) {
            throw new IllegalArgumentException("A model needs texts of at least two labels, found " + labels.size()
                    + " in " + examples.size() + " texts");
        }
        Vocabulary vocabulary = Vocabulary.of(examples, groups, leastTexts, MOST_WEIGHTS / labels.size());
        SparseRows rows = SparseRows.of(examples, vocabulary, rarity);
        float[][] weights = new float[labels.size()][];
        IntStream.range(0, weights.length).parallel().forEach(label -> {
            boolean[] positive = new boolean[examples.size()];
            for (int i = 0; i < positive.length; i++) {
                positive[i] = examples.get(i).label().equals(labels.get(label));
            }
            weights[label] = DualDescent.fit(rows, positive, cost);
        });
        return new TextModel(labels, table(vocabulary, weights), Calibration.none(labels.size()));
    }

    private WeightTable table(Vocabulary vocabulary, float[][] weights) {
        int labels = weights.length;
        int size = vocabulary.size();
        double[] biases = new double[labels];
        float largest = 0;
        for (int label = 0; label < labels; label++) {
            biases[label] = weights[label][size];
            for (int column = 0; column < size; column++) {
                weights[label][column] *= (float) vocabulary.factor(column, rarity);
                largest = Math.max(largest, Math.abs(weights[label][column]));
            }
        }
        float scale = Math.max(largest, 1e-9f) / Short.MAX_VALUE;
        short[] rounded = new short[size * labels];
        for (int column = 0; column < size; column++) {
            for (int label = 0; label < labels; label++) {
                rounded[column * labels + label] = (short) Math.round(weights[label][column] / scale);
            }
        }
        return new WeightTable(groups.keySet(), scale, biases, vocabulary.keys(), rounded);
    }
}
