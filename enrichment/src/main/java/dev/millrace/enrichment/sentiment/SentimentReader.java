package dev.millrace.enrichment.sentiment;

import dev.millrace.enrichment.features.MessageFeatures;
import dev.millrace.enrichment.model.Scores;
import dev.millrace.enrichment.model.TextModel;
import dev.millrace.enrichment.model.TextModelFile;
import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.tickets.understanding.Sentiment;
import dev.millrace.tickets.understanding.SentimentVerdict;
import java.util.List;
import java.util.Locale;

/// Tells the writer's tone.
public final class SentimentReader {
    /// A verdict and what spoke for it.
    public record Result(SentimentVerdict verdict, List<String> reasons) {}

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
    public Result read(MessageFeatures features) {
        Scores.Scored best = model.score(features.all()).best();
        Sentiment sentiment = Sentiment.valueOf(best.label().toUpperCase(Locale.ROOT));
        boolean anger = sentiment == Sentiment.NEGATIVE
                && features.moods().stream().anyMatch(hit -> hit.name().equals("anger"));
        return new Result(
                new SentimentVerdict(sentiment, best.probability(), anger), reasons(sentiment, features.moods()));
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
                .limit(2)
                .map(hit -> "tone: " + hit.name().replace('-', ' ') + ", \"" + hit.phrase() + "\"")
                .distinct()
                .toList();
    }
}
