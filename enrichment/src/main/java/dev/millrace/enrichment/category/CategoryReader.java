package dev.millrace.enrichment.category;

import dev.millrace.enrichment.features.MessageFeatures;
import dev.millrace.enrichment.model.FeatureGroup;
import dev.millrace.enrichment.model.Scores;
import dev.millrace.enrichment.model.TextModel;
import dev.millrace.enrichment.model.TextModelFile;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.CategoryVerdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Tells a message's category.
public final class CategoryReader {
    /// A verdict and what spoke for it.
    public record Result(CategoryVerdict verdict, List<String> reasons) {}

    private static final int ALTERNATIVES = 3;
    private static final int REASONS = 4;
    /// Letters' and quotes' features mean nothing to a reader of reasons.
    private static final Set<FeatureGroup> SPEAKING = EnumSet.of(
            FeatureGroup.WORD,
            FeatureGroup.PAIR,
            FeatureGroup.SUBJECT,
            FeatureGroup.DOMAIN,
            FeatureGroup.SUBJECT_DOMAIN,
            FeatureGroup.NEGATED);

    private final TextModel model;

    /// A reader with a model.
    public CategoryReader(TextModel model) {
        this.model = model;
    }

    /// Loads the shipped model.
    public static TextModel shippedModel() {
        return TextModelFile.load(CategoryReader.class, "category.model");
    }

    /// Reads a message.
    public Result read(Wording wording, MessageFeatures features) {
        CategoryVerdict verdict = verdict(features);
        List<String> reasons = new ArrayList<>(REASONS);
        for (String words : words(features, wording.whole(), verdict.value())) {
            reasons.add(verdict.value().id() + ": " + words);
        }
        return new Result(verdict, List.copyOf(reasons));
    }

    /// The verdict alone.
    public CategoryVerdict verdict(MessageFeatures features) {
        Scores scores = model.score(features.all());
        Scores.Scored best = scores.best();
        List<CategoryVerdict.Alternative> alternatives = new ArrayList<>(ALTERNATIVES);
        List<Scores.Scored> ranked = scores.ranked();
        for (Scores.Scored scored : ranked.subList(1, Math.min(ranked.size(), 1 + ALTERNATIVES))) {
            alternatives.add(new CategoryVerdict.Alternative(Category.of(scored.label()), scored.probability()));
        }
        return new CategoryVerdict(Category.of(best.label()), best.probability(), alternatives);
    }

    /// What spoke for a category, strongest first.
    public List<String> words(MessageFeatures features, String text, Category category) {
        List<String> words = new ArrayList<>(REASONS);
        for (TextModel.Evidence evidence : model.evidence(features.all(), text, category.id(), SPEAKING, REASONS)) {
            String said = inWords(evidence);
            if (!words.contains(said)) {
                words.add(said);
            }
        }
        return List.copyOf(words);
    }

    private static String inWords(TextModel.Evidence evidence) {
        String words = evidence.words().replace('\n', ' ');
        return switch (evidence.group()) {
            case DOMAIN -> "speaks of " + words.replace('-', ' ');
            case SUBJECT_DOMAIN -> "the subject speaks of " + words.replace('-', ' ');
            case SUBJECT -> "the subject says \"" + words + "\"";
            case NEGATED -> "denies \"" + words + "\"";
            case WORD, PAIR, LETTERS, QUOTED, MOOD, MANNER, EVIDENCE, FACT, RUNBOOK_DOMAIN, REPEATED ->
                "says \"" + words + "\"";
        };
    }
}
