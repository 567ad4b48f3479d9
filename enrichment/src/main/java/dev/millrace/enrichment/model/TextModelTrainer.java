package dev.millrace.enrichment.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import opennlp.tools.ml.maxent.quasinewton.QNModel;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.ml.model.Context;
import opennlp.tools.ml.model.DataIndexer;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.OnePassRealValueDataIndexer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;

/// Fits a model by L-BFGS, which on short texts ends far ahead of OpenNLP's default trainer.
///
/// @param smoothing L2 cost: the larger, the more evidence a weight needs
/// @param leastTexts a feature seen in fewer texts is left out
/// @param mostWeights features times labels at most: `leastTexts` rises until they fit, so that memory is bounded
public record TextModelTrainer(double smoothing, int leastTexts, int mostWeights) {
    /// A text and its right label.
    public record Example(String label, Features features) {}

    private static final int FOLDS = 5;
    private static final int MOST_ITERATIONS = 150;
    private static final double NEGLIGIBLE = 0.02;

    /// Fits a model and calibrates it by cross-validation.
    ///
    /// @throws IllegalArgumentException where there are fewer than two labels
    public TextModel train(List<Example> examples) {
        List<Scores> unseen = crossValidate(examples);
        return new TextModel(fit(examples), Calibration.temperature(examples, unseen));
    }

    /// What models that had not seen a text said about it, uncalibrated, in the order of the examples.
    public List<Scores> crossValidate(List<Example> examples) {
        Map<Integer, Scores> said = new HashMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Example> seen = new ArrayList<>();
            for (int i = 0; i < examples.size(); i++) {
                if (i % FOLDS != fold) {
                    seen.add(examples.get(i));
                }
            }
            TextModel model = new TextModel(fit(seen), 1);
            for (int i = fold; i < examples.size(); i += FOLDS) {
                said.put(i, model.score(examples.get(i).features()));
            }
        }
        List<Scores> inOrder = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            inOrder.add(java.util.Objects.requireNonNull(said.get(i)));
        }
        return inOrder;
    }

    private QNModel fit(List<Example> examples) {
        long labels = examples.stream().map(Example::label).distinct().count();
        if (labels < 2) {
            throw new IllegalArgumentException("A model needs texts of at least two labels, found " + labels + " in "
                    + examples.size() + " texts");
        }
        java.util.Set<String> known = knownFeatures(examples, labels);
        List<Event> events = new ArrayList<>(examples.size());
        for (Example example : examples) {
            events.add(event(example, known));
        }
        TrainingParameters parameters = new TrainingParameters();
        parameters.put(TrainingParameters.ITERATIONS_PARAM, MOST_ITERATIONS);
        parameters.put(TrainingParameters.CUTOFF_PARAM, 0);
        parameters.put(QNTrainer.L1COST_PARAM, 0.0);
        parameters.put(QNTrainer.L2COST_PARAM, smoothing);
        parameters.put(QNTrainer.M_PARAM, 7);
        try {
            DataIndexer indexer = new OnePassRealValueDataIndexer();
            indexer.init(parameters, new HashMap<>());
            indexer.index(ObjectStreamUtils.createObjectStream(events));
            QNTrainer trainer = new QNTrainer();
            trainer.init(parameters, new HashMap<>());
            return pruned(trainer.trainModel(MOST_ITERATIONS, indexer));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory does not fail", e);
        }
    }

    private java.util.Set<String> knownFeatures(List<Example> examples, long labels) {
        Map<String, Integer> seen = new java.util.TreeMap<>();
        for (Example example : examples) {
            for (String name : example.features().values().keySet()) {
                seen.merge(name, 1, Integer::sum);
            }
        }
        int least = leastTexts;
        while (true) {
            int bound = least;
            seen.values().removeIf(count -> count < bound);
            if (seen.size() * labels <= mostWeights) {
                return seen.keySet();
            }
            least++;
        }
    }

    private static Event event(Example example, java.util.Set<String> known) {
        List<String> names = new ArrayList<>();
        List<Float> values = new ArrayList<>();
        example.features().values().forEach((name, value) -> {
            if (known.contains(name)) {
                names.add(name);
                values.add(value);
            }
        });
        if (names.isEmpty()) {
            // The indexer drops events without features, a constant one keeps the label's prior.
            names.add("<nothing known>");
            values.add(1f);
        }
        float[] weights = new float[values.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = values.get(i);
        }
        return new Event(example.label(), names.toArray(new String[0]), weights);
    }

    /// Leaves out weights too small to sway anything: the file becomes a fraction of its size.
    private static QNModel pruned(QNModel model) {
        @SuppressWarnings("unchecked")
        Map<String, Context> all = (Map<String, Context>) model.getDataStructures()[1];
        String[] labels = new String[model.getNumOutcomes()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = model.getOutcome(i);
        }
        List<String> names = new ArrayList<>();
        List<Context> contexts = new ArrayList<>();
        for (Map.Entry<String, Context> entry : new java.util.TreeMap<>(all).entrySet()) {
            Context kept = withoutNegligible(entry.getValue());
            if (kept.getOutcomes().length > 0) {
                names.add(entry.getKey());
                contexts.add(kept);
            }
        }
        return new QNModel(contexts.toArray(new Context[0]), names.toArray(new String[0]), labels);
    }

    private static Context withoutNegligible(Context context) {
        int[] outcomes = new int[context.getOutcomes().length];
        double[] parameters = new double[outcomes.length];
        int kept = 0;
        for (int i = 0; i < outcomes.length; i++) {
            double parameter = context.getParameters()[i];
            if (Math.abs(parameter) >= NEGLIGIBLE) {
                outcomes[kept] = context.getOutcomes()[i];
                // A float's precision is plenty, and its zero bits compress.
                parameters[kept] = (float) parameter;
                kept++;
            }
        }
        return new Context(java.util.Arrays.copyOf(outcomes, kept), java.util.Arrays.copyOf(parameters, kept));
    }
}
