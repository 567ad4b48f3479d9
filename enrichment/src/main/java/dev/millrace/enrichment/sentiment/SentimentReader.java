package dev.millrace.enrichment.sentiment;

import dev.millrace.enrichment.features.MessageFeatures;
import dev.millrace.enrichment.model.FeatureGroup;
import dev.millrace.enrichment.model.Scores;
import dev.millrace.enrichment.model.TextModel;
import dev.millrace.enrichment.model.TextModelFile;
import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.Sentiment;
import dev.millrace.tickets.understanding.SentimentVerdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells the writer's tone.
public final class SentimentReader {
    /// A verdict and what spoke for it.
    public record Result(SentimentVerdict verdict, List<String> reasons) {}

    /// Labels of the model that tells the angry of the negative.
    public static final String ANGRY = "angry";

    public static final String CALM = "calm";

    /// From this probability on a negative writer is taken for angry; found across hands.
    private static final double ANGRY_FROM = 0.55;

    /// So many words of open anger are enough, of which those who wrote the corpus are sparing.
    private static final int ABUSE = 2;

    private static final int MOST_REASONS = 2;
    private static final Set<FeatureGroup> SPEAKING =
            EnumSet.of(FeatureGroup.WORD, FeatureGroup.PAIR, FeatureGroup.SUBJECT, FeatureGroup.NEGATED);

    private final TextModel model;
    private final TextModel anger;
    /// Index of the label that somebody is angry.
    private final int angry;

    /// A reader with models.
    ///
    /// @param anger tells who of the negative is angry
    public SentimentReader(TextModel model, TextModel anger) {
        this.model = model;
        this.anger = anger;
        this.angry = anger.labels().indexOf(ANGRY);
    }

    /// The model that tells who of the negative is angry.
    public TextModel anger() {
        return anger;
    }

    /// Loads the shipped model.
    public static TextModel shippedModel() {
        return TextModelFile.load(SentimentReader.class, "sentiment.model");
    }

    /// Loads the shipped model of anger.
    public static TextModel shippedAnger() {
        return TextModelFile.load(SentimentReader.class, "anger.model");
    }

    /// Reads a message.
    ///
    /// @param features of the wording
    public Result read(MessageFeatures features, Wording wording) {
        Scores.Scored best = model.score(features.all()).best();
        Sentiment sentiment = Sentiment.valueOf(best.label().toUpperCase(Locale.ROOT));
        boolean isAngry = sentiment == Sentiment.NEGATIVE && isAngry(features, wording);
        List<String> reasons = reasons(sentiment, features.moods());
        if (sentiment != Sentiment.NEUTRAL && reasons.isEmpty()) {
            reasons = words(features, wording.whole(), best.label());
        }
        return new Result(new SentimentVerdict(sentiment, best.probability(), isAngry), reasons);
    }

    private boolean isAngry(MessageFeatures features, Wording wording) {
        int abuse = 0;
        for (PhraseBook.Hit hit : features.moods()) {
            abuse += hit.name().equals("anger") ? 1 : 0;
        }
        return abuse >= ABUSE || anger.probability(angry, features.all(), AngerFeatures.of(wording)) >= ANGRY_FROM;
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
        List<String> reasons = new ArrayList<>(MOST_REASONS);
        int told = 0;
        for (int i = 0; i < moods.size() && told < MOST_REASONS; i++) {
            PhraseBook.Hit hit = moods.get(i);
            if (speaking.contains(hit.name())) {
                told++;
                String reason = "tone: " + hit.name().replace('-', ' ') + ", \"" + hit.phrase() + "\"";
                if (!reasons.contains(reason)) {
                    reasons.add(reason);
                }
            }
        }
        return reasons;
    }
}
