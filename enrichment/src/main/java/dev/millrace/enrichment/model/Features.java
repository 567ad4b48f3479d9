package dev.millrace.enrichment.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// Named features of one text with their values.
///
/// Features come in groups (words, pairs, character n-grams …), and each group is scaled to a length of its own: a long
/// mail then weighs as much as a short one, and a thousand n-grams don't drown ten words.
public final class Features {
    private final Map<String, Float> values = new LinkedHashMap<>();

    /// Adds a group.
    ///
    /// @param weight the length of the group's vector
    /// @param names its features; a name given twice counts once
    public void group(double weight, Collection<String> names) {
        if (names.isEmpty()) {
            return;
        }
        float value = (float) (weight / Math.sqrt(names.size()));
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
