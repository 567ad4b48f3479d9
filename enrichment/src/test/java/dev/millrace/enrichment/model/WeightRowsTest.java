package dev.millrace.enrichment.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WeightRowsTest {
    @Test
    void shouldFindTheRowsOfAllTablesAndNoOthers() {
        int[] one = keys(new Random(1), 5_000);
        int[] two = keys(new Random(2), 300);
        WeightRows rows = new WeightRows(List.of(table(one, 3, 1), table(two, 2, 2)));

        for (int key : one) {
            assertThat(rows.weight(rows.row(key), 2)).isEqualTo(weight(key, 2, 1));
        }
        for (int key : two) {
            assertThat(rows.weight(rows.row(key), 3)).isEqualTo(weight(key, 0, 2));
            assertThat(rows.weight(rows.row(key), 4)).isEqualTo(weight(key, 1, 2));
        }
        new Random(3)
                .ints(5_000)
                .filter(key -> !has(one, key) && !has(two, key))
                .forEach(key -> assertThat(rows.row(key)).isNegative());
    }

    /// Neighbours share one range of keys, so that one bit stands for many rows.
    @Test
    void shouldTellNeighbouringKeysApart() {
        int[] keys = {Integer.MIN_VALUE, -2, -1, 1, 2, 3, 5, Integer.MAX_VALUE - 1, Integer.MAX_VALUE};
        WeightRows rows = new WeightRows(List.of(table(keys, 1, 7)));

        for (int key : keys) {
            assertThat(rows.weight(rows.row(key), 0)).isEqualTo(weight(key, 0, 7));
        }
        for (int other : new int[] {Integer.MIN_VALUE + 1, -3, 4, 6, Integer.MAX_VALUE - 2}) {
            assertThat(rows.row(other)).isNegative();
        }
    }

    @Test
    void shouldTakeKeysInAnyOrder() {
        int[] keys = {9, -4, 7, 100, -1};
        WeightRows rows = new WeightRows(List.of(table(keys, 2, 3)));

        for (int key : keys) {
            assertThat(rows.weight(rows.row(key), 1)).isEqualTo(weight(key, 1, 3));
        }
    }

    @Test
    void shouldHaveNoRowWhereThereAreNoKeys() {
        WeightRows rows = new WeightRows(List.of(table(new int[0], 2, 1)));
        Features features = new Features(100);
        features.open(FeatureGroup.WORD);
        for (int i = 0; i < 100; i++) {
            features.add(i, 0, 1);
        }
        features.close();

        assertThat(rows.row(5)).isNegative();
        assertThat(rows.find(features).sums()[0]).containsOnly(0);
    }

    /// Long runs are summed in another way than short ones.
    @Test
    void shouldSumLongRunsAsShortOnes() {
        Features features = new Features(10);
        features.open(FeatureGroup.WORD);
        for (int i = 0; i < 500; i++) {
            features.add(i, 0, 1);
        }
        features.close();
        int[] keys = new int[250];
        Arrays.setAll(keys, i -> features.key(i * 2));
        WeightRows rows = new WeightRows(List.of(table(keys, 1, 4)));

        int expected = Arrays.stream(keys).map(key -> weight(key, 0, 4)).sum();
        assertThat(rows.find(features).sums()[0]).containsExactly(expected);
    }

    private static int[] keys(Random random, int count) {
        return random.ints()
                .filter(key -> key != 0)
                .distinct()
                .limit(count)
                .sorted()
                .toArray();
    }

    private static boolean has(int[] sorted, int key) {
        return Arrays.binarySearch(sorted, key) >= 0;
    }

    private static WeightTable table(int[] keys, int labels, int seed) {
        short[] weights = new short[keys.length * labels];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weight(keys[i / labels], i % labels, seed);
        }
        return new WeightTable(Set.of(FeatureGroup.WORD), 1, new double[labels], keys, weights);
    }

    private static short weight(int key, int label, int seed) {
        return (short) (key * 31 + label * 7 + seed);
    }
}
