package dev.millrace.enrichment.model;

import java.util.Set;

/// A model's weights by hashed feature and label, as 16-bit numbers of a common scale.
///
/// @param groups of which it has features
/// @param scale what each weight is multiplied with
/// @param biases of the labels
/// @param keys of the features, none 0, none twice
/// @param weights row by row in the order of the keys
@SuppressWarnings("ArrayRecordComponent") // Never compared, and hundreds of thousands of numbers.
record WeightTable(Set<FeatureGroup> groups, float scale, double[] biases, int[] keys, short[] weights) {
    WeightTable {
        groups = Set.copyOf(groups);
    }

    int labels() {
        return biases.length;
    }

    @Override
    public String toString() {
        return keys.length + " features, " + labels() + " labels";
    }
}
