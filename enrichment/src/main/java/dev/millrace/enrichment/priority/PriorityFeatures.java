package dev.millrace.enrichment.priority;

import dev.millrace.enrichment.model.FeatureGroup;
import dev.millrace.enrichment.model.Features;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.Category;
import java.util.ArrayList;
import java.util.List;

/// What the priority model looks at: evidence first, the category, and words with little weight.
public final class PriorityFeatures {
    /// Before the category's name.
    static final String CATEGORY = "category ";

    private static final int SIZE = 32;

    private PriorityFeatures() {}

    /// The features of a message of a known category, besides those of all messages.
    public static Features of(Wording wording, Category category) {
        return of(Evidence.in(wording), category);
    }

    static Features of(Evidence evidence, Category category) {
        Features features = new Features(SIZE);
        features.open(FeatureGroup.EVIDENCE);
        features.addAll(evidence.found().keySet());
        features.addAll(together(evidence, category));
        features.closeUnshared();
        features.open(FeatureGroup.FACT);
        features.add(CATEGORY + category.id());
        features.closeUnshared();
        return features;
    }

    /// What means more together than alone.
    private static List<String> together(Evidence evidence, Category category) {
        List<String> pairs = new ArrayList<>();
        boolean hurry = evidence.has("deadline-hours")
                || evidence.has("deadline-clock")
                || evidence.has("stopped")
                || evidence.has("safety")
                || evidence.has("money");
        boolean many = evidence.has("wide") || evidence.has("many-people");
        if (hurry) {
            pairs.add(evidence.has("workaround") ? "hurry-with-workaround" : "hurry");
        }
        if (hurry && many) {
            pairs.add("hurry-for-many");
        }
        if (many) {
            pairs.add("many-" + category.id());
        }
        if (evidence.has("leisure")) {
            pairs.add(hurry ? "leisure-and-hurry" : "leisure");
        }
        if (evidence.has("done")) {
            pairs.add("done-" + category.id());
        }
        return pairs;
    }
}
