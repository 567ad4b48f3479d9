package dev.millrace.enrichment.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import opennlp.tools.ml.maxent.quasinewton.QNModel;
import opennlp.tools.ml.model.Context;
import org.jspecify.annotations.Nullable;

/// A trained model: features in, calibrated probabilities per label out. Safe for use by many threads at once.
public final class TextModel {
    /// A feature that spoke for a label, and how strongly.
    public record Evidence(String feature, double weight) {}

    private final QNModel model;
    private final double temperature;
    private final List<String> labels;
    private final Map<String, Context> weights = new HashMap<>();

    TextModel(QNModel model, double temperature) {
        this.model = model;
        this.temperature = temperature;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < model.getNumOutcomes(); i++) {
            names.add(model.getOutcome(i));
        }
        this.labels = List.copyOf(names);
        @SuppressWarnings("unchecked")
        Map<String, Context> contexts = (Map<String, Context>) model.getDataStructures()[1];
        weights.putAll(contexts);
    }

    /// The labels there are.
    public List<String> labels() {
        return labels;
    }

    QNModel model() {
        return model;
    }

    double temperature() {
        return temperature;
    }

    /// Probabilities of all labels.
    public Scores score(Features features) {
        double[] probabilities = model.eval(features.names(), features.weights());
        return new Scores(labels, tempered(probabilities, temperature));
    }

    /// The features that spoke most strongly for a label, strongest first.
    public List<Evidence> evidence(Features features, String label, int most) {
        int outcome = labels.indexOf(label);
        List<Evidence> found = new ArrayList<>();
        features.values().forEach((name, value) -> {
            Context context = weights.get(name);
            double weight = context == null ? 0 : value * above(context, outcome);
            if (weight > 0) {
                found.add(new Evidence(name, weight));
            }
        });
        found.sort(Comparator.comparingDouble(Evidence::weight).reversed().thenComparing(Evidence::feature));
        return List.copyOf(found.subList(0, Math.min(most, found.size())));
    }

    /// A feature's weight for an outcome above its mean over all outcomes.
    private double above(Context context, int outcome) {
        double sum = 0;
        double own = 0;
        for (int i = 0; i < context.getOutcomes().length; i++) {
            double weight = context.getParameters()[i];
            sum += weight;
            if (context.getOutcomes()[i] == outcome) {
                own = weight;
            }
        }
        return own - sum / labels.size();
    }

    /// Flattens (temperature above 1) or sharpens probabilities so that they say how often they are right.
    static double[] tempered(double[] probabilities, double temperature) {
        double[] tempered = new double[probabilities.length];
        double sum = 0;
        for (int i = 0; i < probabilities.length; i++) {
            tempered[i] = Math.pow(Math.max(probabilities[i], 1e-12), 1 / temperature);
            sum += tempered[i];
        }
        for (int i = 0; i < tempered.length; i++) {
            tempered[i] /= sum;
        }
        return tempered;
    }

    @Override
    public String toString() {
        return "TextModel" + labels;
    }

    /// Whether anything of the features is known to the model at all.
    public boolean knowsAnyOf(Features features) {
        for (String name : features.values().keySet()) {
            @Nullable Context context = weights.get(name);
            if (context != null) {
                return true;
            }
        }
        return false;
    }
}
