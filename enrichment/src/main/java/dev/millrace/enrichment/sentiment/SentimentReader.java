package dev.millrace.enrichment.sentiment;

import dev.millrace.enrichment.features.MessageFeatures;
import dev.millrace.enrichment.model.FeatureGroup;
import dev.millrace.enrichment.model.Scores;
import dev.millrace.enrichment.model.TextModel;
import dev.millrace.enrichment.model.TextModelFile;
import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.tickets.understanding.Sentiment;
import dev.millrace.tickets.understanding.SentimentVerdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells the writer's tone.
public final class SentimentReader {
    /// A verdict and what spoke for it.
    public record Result(SentimentVerdict verdict, List<String> reasons) {}

    private static final int MOST_REASONS = 2;
    private static final Set<FeatureGroup> SPEAKING =
            EnumSet.of(FeatureGroup.WORD, FeatureGroup.PAIR, FeatureGroup.SUBJECT, FeatureGroup.NEGATED);

    private final TextModel model;

    /// A reader with a model.
    public SentimentReader(TextModel model) {
        this.model = model;
    }

    /// Loads the shipped model.
    public static TextModel shippedModel() {
        return TextModelFile.load(SentimentReader.class, "sentiment.model");
    }

    /// Reads a message.
    ///
    /// @param text the whole text that the features came from
    public Result read(MessageFeatures features, String text) {
        Scores.Scored best = model.score(features.all()).best();
        Sentiment sentiment = Sentiment.valueOf(best.label().toUpperCase(Locale.ROOT));
        boolean anger = sentiment == Sentiment.NEGATIVE
                && features.moods().stream().anyMatch(hit -> hit.name().equals("anger"));
        List<String> reasons = reasons(sentiment, features.moods());
        if (sentiment != Sentiment.NEUTRAL && reasons.isEmpty()) {
            reasons = words(features, text, best.label());
        }
        return new Result(new SentimentVerdict(sentiment, best.probability(), anger), reasons);
    }

    /// What spoke for a tone where no phrase that tells a mood stands there.
    private List<String> words(MessageFeatures features, String text, String label) {
        return model.evidence(features.all(), text, label, SPEAKING, MOST_REASONS).stream()
                .map(evidence -> "tone: says \"" + evidence.words().replace('\n', ' ') + "\"")
                .distinct()
                .toList();
    }

    private static List<String> reasons(Sentiment sentiment, List<PhraseBook.Hit> moods) {
        List<String> speaking = switch (sentiment) {
            case NEGATIVE -> List.of("anger", "frustration", "sarcasm", "blame");
            case POSITIVE -> List.of("praise", "thanks-warm", "warmth");
            case NEUTRAL -> List.of();
        };
        if (speaking.isEmpty() || moods.isEmpty()) {
            return List.of();
        }
        return moods.stream()
                .filter(hit -> speaking.contains(hit.name()))
                .limit(MOST_REASONS)
                .map(hit -> "tone: " + hit.name().replace('-', ' ') + ", \"" + hit.phrase() + "\"")
                .distinct()
                .toList();
    }
}
