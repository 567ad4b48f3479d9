package dev.millrace.enrichment.features;

import dev.millrace.enrichment.model.FeatureGroup;
import dev.millrace.enrichment.model.Features;
import dev.millrace.enrichment.words.Beginnings;
import dev.millrace.enrichment.words.Grams;
import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Wording;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A message's features, made once for all models: each takes the groups that it knows.
///
/// @param all the features
/// @param domain the names of the lists of domain words of which it has one
/// @param moods the phrases that tell a mood, in the order of the text
public record MessageFeatures(Features all, Set<String> domain, List<PhraseBook.Hit> moods) {
    private static final PhraseBook DOMAIN = PhraseBook.load(MessageFeatures.class, "domain-words.txt");
    private static final PhraseBook MOODS = PhraseBook.load(MessageFeatures.class, "mood-words.txt");
    /// A message of 1 KB has about as many for each token; a shorter one has more, and room is made.
    private static final int FOR_EACH_TOKEN = 4;

    private static final int SHORT_MESSAGE = 12;
    /// Runs of four letters do as well as all of three to five together, and are a third as many.
    private static final int GRAM = 4;
    /// Where labels are many and texts are short, every run helps.
    private static final int SHORTEST_GRAM = 3;

    private static final int LONGEST_GRAM = 5;
    private static final int OPENING = 12;

    /// The names of all lists of domain words.
    public static Set<String> domainNames() {
        return Set.copyOf(DOMAIN.names());
    }

    /// The features of a message.
    public static MessageFeatures of(Wording wording) {
        List<Token> said = wording.said();
        return of(wording, said, wording.beginnings(), GRAM, GRAM, new Features(said.size() * FOR_EACH_TOKEN));
    }

    /// The features of a text that is not a message to a desk: with more runs of letters.
    ///
    /// A text without a subject opens with what it is about, so its first words count apart.
    public static MessageFeatures ofText(Wording wording) {
        List<Token> opening =
                wording.own().subList(0, Math.min(OPENING, wording.own().size()));
        MessageFeatures features = of(
                new Wording(wording.whole(), opening, wording.own(), List.of(), List.of()),
                wording.own(),
                Beginnings.of(wording.own()),
                SHORTEST_GRAM,
                LONGEST_GRAM,
                Features.ofText(wording.own().size() * FOR_EACH_TOKEN));
        features.all().open(FeatureGroup.REPEATED);
        Grams.repeated(wording.own(), features.all());
        features.all().close();
        return features;
    }

    private static MessageFeatures of(
            Wording wording,
            List<Token> said,
            Beginnings beginnings,
            int shortestGram,
            int longestGram,
            Features features) {
        Map<String, String> domain = DOMAIN.named(beginnings);
        List<PhraseBook.Hit> moods = MOODS.find(beginnings);
        words(said, shortestGram, longestGram, features);
        features.open(FeatureGroup.NEGATED);
        Grams.negated(said, features);
        features.close();
        features.open(FeatureGroup.SUBJECT);
        Grams.words(wording.subject(), features);
        features.close();
        features.open(FeatureGroup.DOMAIN);
        features.addAll(domain.keySet());
        features.close();
        features.open(FeatureGroup.SUBJECT_DOMAIN);
        features.addAll(DOMAIN.named(wording.subject()).keySet());
        features.close();
        features.open(FeatureGroup.QUOTED);
        Grams.words(wording.quoted(), features);
        features.close();
        features.open(FeatureGroup.MOOD);
        features.addCounted(MOODS.names(), MOODS.counts(moods));
        features.closeUnshared();
        features.open(FeatureGroup.MANNER);
        features.addAll(Manner.of(said));
        features.closeUnshared();
        if (said.size() < SHORT_MESSAGE && !wording.quoted().isEmpty()) {
            // "See below": then what is below is the message.
            below(wording.quoted(), features);
        }
        return new MessageFeatures(features, domain.keySet(), moods);
    }

    private static void words(List<Token> said, int shortestGram, int longestGram, Features features) {
        features.open(FeatureGroup.WORD);
        Grams.words(said, features);
        features.close();
        features.open(FeatureGroup.PAIR);
        Grams.pairs(said, 0, features);
        features.close();
        features.open(FeatureGroup.LETTERS);
        Grams.letters(said, shortestGram, longestGram, features);
        features.close();
    }

    private static void below(List<Token> quoted, Features features) {
        features.open(FeatureGroup.SUBJECT);
        Grams.words(quoted, features);
        features.close();
        features.open(FeatureGroup.SUBJECT_DOMAIN);
        features.addAll(DOMAIN.named(quoted).keySet());
        features.close();
    }
}
