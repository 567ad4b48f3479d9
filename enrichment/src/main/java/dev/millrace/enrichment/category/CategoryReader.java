package dev.millrace.enrichment.category;

import dev.millrace.enrichment.model.Features;
import dev.millrace.enrichment.model.Scores;
import dev.millrace.enrichment.model.TextModel;
import dev.millrace.enrichment.model.TextModelFile;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.CategoryVerdict;
import java.util.List;
import java.util.Set;

/// Tells a message's category.
public final class CategoryReader {
    /// A verdict and what spoke for it.
    public record Result(CategoryVerdict verdict, List<String> reasons) {}

    private static final int ALTERNATIVES = 3;
    private static final int REASONS = 4;
    /// Letters' and quotes' features mean nothing to a reader of reasons.
    private static final Set<String> SPEAKING = Set.of("w", "p", "s", "d", "ds", "not");

    private final TextModel model;

    /// A reader with a model of one's own, for training and comparison.
    public CategoryReader(TextModel model) {
        this.model = model;
    }

    /// A reader with the shipped model.
    public static CategoryReader load() {
        return new CategoryReader(TextModelFile.load(CategoryReader.class, "category.model"));
    }

    /// Reads a message.
    public Result read(Wording wording) {
        Features features = CategoryFeatures.of(wording);
        Scores scores = model.score(features);
        Scores.Scored best = scores.best();
        List<CategoryVerdict.Alternative> alternatives = scores.ranked().stream()
                .skip(1)
                .limit(ALTERNATIVES)
                .map(scored -> new CategoryVerdict.Alternative(Category.of(scored.label()), scored.probability()))
                .toList();
        return new Result(
                new CategoryVerdict(Category.of(best.label()), best.probability(), alternatives),
                reasons(features, best.label()));
    }

    private List<String> reasons(Features features, String label) {
        return model.evidence(features, label, REASONS * 6).stream()
                .map(TextModel.Evidence::feature)
                .filter(feature -> SPEAKING.contains(feature.substring(0, Math.max(0, feature.indexOf(':')))))
                .limit(REASONS)
                .map(feature -> label + ": " + inWords(feature))
                .toList();
    }

    private static String inWords(String feature) {
        String name = feature.substring(feature.indexOf(':') + 1).replace('_', ' ');
        return switch (feature.substring(0, feature.indexOf(':'))) {
            case "d" -> "speaks of " + name.replace('-', ' ');
            case "ds" -> "the subject speaks of " + name.replace('-', ' ');
            case "s" -> "the subject says \"" + name + "\"";
            case "not" -> "denies \"" + name + "\"";
            case String _ -> "says \"" + name + "\"";
        };
    }
}
