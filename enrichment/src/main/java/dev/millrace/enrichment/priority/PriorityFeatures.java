package dev.millrace.enrichment.priority;

import dev.millrace.enrichment.Text;
import dev.millrace.enrichment.model.Features;
import dev.millrace.enrichment.words.Grams;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.Category;
import java.util.ArrayList;
import java.util.List;

/// What the priority model looks at: evidence first, the category, and words with little weight.
public final class PriorityFeatures {
    private PriorityFeatures() {}

    /// The features of a message of a known category.
    public static Features of(Text text, Category category) {
        Wording wording = Wording.of(text);
        return of(wording, Evidence.in(wording), category);
    }

    static Features of(Wording wording, Evidence evidence, Category category) {
        List<Token> said = wording.said();
        Features features = new Features();
        List<String> kinds = new ArrayList<>();
        evidence.found().keySet().forEach(kind -> kinds.add("e:" + kind));
        features.each(0.5, kinds);
        features.each(0.7, List.of("c:" + category.id()));
        features.each(0.4, together(evidence, category));
        features.group(0.7, Grams.words(said, "w:"));
        features.group(0.6, Grams.pairs(said, "p:"));
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
            pairs.add(evidence.has("workaround") ? "t:hurry-with-workaround" : "t:hurry");
        }
        if (hurry && many) {
            pairs.add("t:hurry-for-many");
        }
        if (many) {
            pairs.add("t:many-" + category.id());
        }
        if (evidence.has("leisure")) {
            pairs.add(hurry ? "t:leisure-and-hurry" : "t:leisure");
        }
        if (evidence.has("done")) {
            pairs.add("t:done-" + category.id());
        }
        return pairs;
    }
}
