package dev.millrace.enrichment.sentiment;

import dev.millrace.enrichment.model.FeatureGroup;
import dev.millrace.enrichment.model.Features;
import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Wording;
import java.util.Arrays;

/// What the model of anger looks at besides the words of a message: how its writer reproaches (`reproach.txt`).
/// Words alone tell trouble, of which the worried write as the angry do.
public final class AngerFeatures {
    private static final PhraseBook REPROACH = PhraseBook.load(AngerFeatures.class, "reproach.txt");
    private static final int SIZE = 32;
    /// So many kinds of reproach leave little doubt.
    private static final int MANY = 4;

    private AngerFeatures() {}

    /// The features of a message's own words.
    public static Features of(Wording wording) {
        int[] counts = REPROACH.counts(REPROACH.find(wording.beginnings()));
        Features features = new Features(SIZE);
        features.open(FeatureGroup.EVIDENCE);
        features.addCounted(REPROACH.names(), counts);
        long kinds = Arrays.stream(counts).filter(count -> count > 0).count();
        features.add("kinds " + Math.min(MANY, kinds));
        features.closeUnshared();
        return features;
    }
}
