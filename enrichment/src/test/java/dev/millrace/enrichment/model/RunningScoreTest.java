package dev.millrace.enrichment.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunningScoreTest {
    private static final int LABELS = 3;
    private final TextModel model = model();

    /// Keys of features that come below, and of others.
    private static TextModel model() {
        int[] keys = new Random(5).ints(200, 0, 1_000).distinct().sorted().toArray();
        for (int i = 0; i < keys.length; i++) {
            keys[i] = Features.key(keys[i], i % 2 == 0 ? FeatureGroup.WORD : FeatureGroup.FACT);
        }
        short[] weights = new short[keys.length * LABELS];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (short) (i * 37 % 201 - 100);
        }
        return new TextModel(
                List.of("a", "b", "c"),
                new WeightTable(
                        Set.of(FeatureGroup.WORD, FeatureGroup.FACT),
                        0.01f,
                        new double[] {0.1, -0.2, 0.3},
                        keys,
                        weights),
                new Calibration(1.5, List.of(0.0, 0.1, -0.1)));
    }

    private static void fill(FeatureSink sink, long seed, int features) {
        Random random = new Random(seed);
        sink.open(FeatureGroup.FACT);
        random.ints(features, 0, Math.max(1_000, 2 * features)).forEach(sink::add);
        sink.closeUnshared();
        sink.open(FeatureGroup.WORD);
        random.ints(features / 2, 0, 600).forEach(sink::add);
        random.ints(features / 2, 600, 800).forEach(hash -> sink.addBoth(hash, hash + 200));
        sink.close();
        sink.open(FeatureGroup.MOOD);
        sink.add(7);
        sink.closeUnshared();
    }

    /// Many of them come twice, some are in no group of the model's, and one text has more than there is room for,
    /// behind
    /// which all is forgotten.
    @Test
    void shouldScoreAsKeptFeaturesDo() {
        RunningScore score = model.running();
        for (int features : new int[] {0, 1, 10, 50, 300, 5, 40_000, 900, 20}) {
            Features kept = new Features(features + 1);
            fill(kept, features, features);
            score.clear();
            fill(score, features, features);

            for (int label = 0; label < LABELS; label++) {
                assertThat(score.probability(label)).isEqualTo(model.probability(label, kept));
            }
        }
    }

    @Test
    void shouldCountAFeatureOnceForWhichRoomHadToBeMade() {
        Features features = new Features(1);
        features.open(FeatureGroup.WORD);
        for (int hash : new int[] {1, 2, 2, 3, 3, 4, 5, 5, 1}) {
            features.add(hash);
        }
        features.close();

        assertThat(features.size()).isEqualTo(5);
    }
}
