package dev.millrace.enrichment.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// Named features of one text with their values.
///
/// Features come in groups (words, pairs, character n-grams …), and each group is scaled by the number of its features,
/// so
/// that a thousand n-grams don't drown ten words. A long mail keeps somewhat more weight than a short one: it says
/// more.
public final class Features {
    /// 0.5 would give all texts the same length, 0 none a scale. Found by measuring.
    private static final double SCALING = 0.3;

    private final Map<String, Float> values = new LinkedHashMap<>();

    /// Adds a group.
    ///
    /// @param weight how much the group counts beside others
    /// @param names its features; a name given twice counts once
    public void group(double weight, Collection<String> names) {
        if (names.isEmpty()) {
            return;
        }
        float value = (float) (weight / Math.pow(names.size(), SCALING));
        for (String name : names) {
            values.put(name, value);
        }
    }

    /// Adds single features that count fully, however many others there are.
    public void each(double weight, Collection<String> names) {
        for (String name : names) {
            values.put(name, (float) weight);
        }
    }

    String[] names() {
        return values.keySet().toArray(new String[0]);
    }

    float[] weights() {
        float[] weights = new float[values.size()];
        int i = 0;
        for (Float value : values.values()) {
            weights[i++] = value;
        }
        return weights;
    }

    Map<String, Float> values() {
        return values;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }
}
