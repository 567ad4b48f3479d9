package dev.millrace.enrichment.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The features that a set of texts has often enough, numbered; how often each occurs and how much its group
/// counts.
final class Vocabulary {
    private static final int KEY_BITS = 32;

    private final int texts;
    private final int[] keys;
    private final int[] frequencies;
    private final double[] groupWeights;

    private Vocabulary(int texts, int[] keys, int[] frequencies, double[] groupWeights) {
        this.texts = texts;
        this.keys = keys;
        this.frequencies = frequencies;
        this.groupWeights = groupWeights;
    }

    /// @param groups that count, and how much
    /// @param leastTexts features in fewer texts are left out
    /// @param most so many features at most; `leastTexts` rises until they fit
    static Vocabulary of(
            List<TextModelTrainer.Example> examples, Map<FeatureGroup, Double> groups, int leastTexts, int most) {
        // In a fixed order: the same data must always give the same model.
        List<FeatureGroup> known = groups.keySet().stream().sorted().toList();
        long[] all = occurrences(examples, known);
        int least = leastTexts;
        List<int[]> kept = often(all, least);
        while (kept.size() > most) {
            least++;
            kept = often(all, least);
        }
        int[] keys = new int[kept.size()];
        int[] frequencies = new int[keys.length];
        double[] groupWeights = new double[keys.length];
        for (int column = 0; column < keys.length; column++) {
            long occurrence = all[kept.get(column)[0]];
            keys[column] = (int) (occurrence >> KEY_BITS);
            frequencies[column] = kept.get(column)[1];
            groupWeights[column] = groups.getOrDefault(known.get((int) occurrence), 0.0);
        }
        return new Vocabulary(examples.size(), keys, frequencies, groupWeights);
    }

    /// Every feature of every text: its key in the upper half, its group in the lower, sorted.
    private static long[] occurrences(List<TextModelTrainer.Example> examples, List<FeatureGroup> known) {
        long[] all = new long[1 << 16];
        int size = 0;
        for (TextModelTrainer.Example example : examples) {
            for (Features part : example.parts()) {
                for (Features.Run run : part.runs()) {
                    int group = known.indexOf(run.group());
                    for (int i = run.start(); group >= 0 && i < run.end(); i++) {
                        all = size == all.length ? Arrays.copyOf(all, size * 2) : all;
                        all[size++] = ((long) part.key(i) << KEY_BITS) | group;
                    }
                }
            }
        }
        long[] sorted = Arrays.copyOf(all, size);
        Arrays.parallelSort(sorted);
        return sorted;
    }

    /// First index and count of every key that comes so often.
    private static List<int[]> often(long[] sorted, int least) {
        List<int[]> kept = new ArrayList<>();
        for (int from = 0; from < sorted.length; ) {
            int to = from;
            while (to < sorted.length && sorted[to] >> KEY_BITS == sorted[from] >> KEY_BITS) {
                to++;
            }
            if (to - from >= least) {
                kept.add(new int[] {from, to - from});
            }
            from = to;
        }
        return kept;
    }

    int size() {
        return keys.length;
    }

    int[] keys() {
        return keys;
    }

    /// The number of a feature, negative for one that is left out.
    int column(int key) {
        return Arrays.binarySearch(keys, key);
    }

    /// What a feature's value is multiplied with: the weight of its group, and its inverse document
    /// frequency, smoothed, to a power.
    double factor(int column, double rarity) {
        double inverse = Math.log((1.0 + texts) / (1.0 + frequencies[column])) + 1;
        return groupWeights[column] * Math.pow(inverse, rarity);
    }
}
