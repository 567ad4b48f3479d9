package dev.millrace.enrichment.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The features of one text with their values: hashed, in plain arrays, because a message has thousands.
///
/// Features come in groups (words, pairs, character n-grams …), and a group may be scaled by the number
/// of its features, so that a thousand n-grams don't drown ten words. A long mail keeps somewhat more
/// weight than a short one: it says more. Each feature knows the place in the text that it came from, or
/// its name, so that a verdict can be explained.
public final class Features implements FeatureSink {
    /// 0.5 would give all texts the same length, 0 none a scale. Found by measuring, on messages and on public sets.
    private static final double OF_MESSAGES = 0.3;

    private static final double OF_TEXTS = 0.4;

    /// What a value is multiplied with in a group of so many features.
    private static final double[] MESSAGE_SCALES = scales(OF_MESSAGES);

    private static final double[] TEXT_SCALES = scales(OF_TEXTS);

    private static final int NAMED = -1;

    private int[] keys;
    /// Where in the text each comes from, start and end in a half each; or which name it has.
    private int[] places;
    private int[] seen;
    private final List<String> names = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private int size;
    private int opened;
    private FeatureGroup group = FeatureGroup.WORD;
    private final double scaling;
    private final double[] scales;
    private WeightRows.@Nullable Found found;

    /// Room for the features of a message.
    ///
    /// @param expected how many about; more fit too
    public Features(int expected) {
        this(expected, OF_MESSAGES, MESSAGE_SCALES);
    }

    /// Room for the features of a text that is no message: the longer it is, the less each counts.
    ///
    /// @param expected how many about; more fit too
    public static Features ofText(int expected) {
        return new Features(expected, OF_TEXTS, TEXT_SCALES);
    }

    private Features(int expected, double scaling, double[] scales) {
        this.scaling = scaling;
        this.scales = scales;
        keys = new int[expected];
        places = new int[expected];
        seen = new int[Integer.highestOneBit(Math.max(expected, 2) - 1) * 4];
    }

    /// Forgets all features, to be filled anew.
    public void clear() {
        Arrays.fill(seen, 0);
        names.clear();
        runs.clear();
        size = 0;
        opened = 0;
        found = null;
    }

    /// The same features, to be kept while these are filled anew.
    public Features copy() {
        Features copy = new Features(1, scaling, scales);
        copy.keys = Arrays.copyOf(keys, size);
        copy.places = Arrays.copyOf(places, size);
        copy.names.addAll(names);
        copy.runs.addAll(runs);
        copy.size = size;
        return copy;
    }

    @Override
    public void open(FeatureGroup group) {
        this.group = group;
        this.opened = size;
    }

    /// Adds a feature made from a piece of the text; one given twice counts once.
    ///
    /// @param hash tells it from others of its group
    /// @param start offset of the piece in the whole text, below 32,768
    /// @param end offset after it, below 65,536
    public void add(int hash, int start, int end) {
        int key = key(hash, group);
        if (size == keys.length) {
            grow();
        }
        if (isNew(key)) {
            keys[size] = key;
            places[size] = start << Short.SIZE | end;
            size++;
        }
    }

    @Override
    public void add(int hash) {
        add(hash, 0, 0);
    }

    @Override
    public void addBoth(int hash, int second) {
        add(hash);
        add(second);
    }

    /// Adds a feature by its name.
    public void add(String name) {
        int before = size;
        add(name.hashCode(), NAMED, names.size());
        if (size > before) {
            names.add(name);
        }
    }

    /// Adds the names of what was counted, and once more of what came again.
    ///
    /// @param counts one for each of the names
    public void addCounted(List<String> names, int[] counts) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                add(names.get(i));
            }
            if (counts[i] > 1) {
                add(names.get(i) + " again");
            }
        }
    }

    /// Adds features by their names.
    public void addAll(Collection<String> named) {
        named.forEach(this::add);
    }

    @Override
    public void close() {
        fill(shared(size - opened, scaling, scales));
    }

    /// What each feature of a message counts in a group of so many that share its weight.
    static double shared(int features) {
        return shared(features, OF_MESSAGES, MESSAGE_SCALES);
    }

    private static double shared(int features, double scaling, double[] scales) {
        int some = Math.max(1, features);
        return some < scales.length ? scales[some] : Math.pow(some, -scaling);
    }

    private static double[] scales(double scaling) {
        double[] scales = new double[32];
        Arrays.setAll(scales, features -> Math.pow(features, -scaling));
        return scales;
    }

    @Override
    public void closeUnshared() {
        fill(1);
    }

    private void fill(double value) {
        runs.add(new Run(group, opened, size, (float) value));
        opened = size;
        found = null;
    }

    /// The features of a group, which lie side by side; a group may come more than once.
    ///
    /// @param value of each of them
    record Run(FeatureGroup group, int start, int end, float value) {
        int size() {
            return end - start;
        }
    }

    List<Run> runs() {
        return runs;
    }

    /// A feature's key, never 0: its hash spread over all bits, so that neighbouring hashes of different groups don't
    /// meet.
    static int key(int hash, FeatureGroup group) {
        int key = hash * 0x9E3779B1 + group.number() * 0x85EBCA6B;
        key ^= key >>> 15;
        key *= 0x2C1B3C6D;
        key ^= key >>> 13;
        return key == 0 ? 1 : key;
    }

    private boolean isNew(int key) {
        int mask = seen.length - 1;
        int slot = key & mask;
        while (seen[slot] != 0) {
            if (seen[slot] == key) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        seen[slot] = key;
        return true;
    }

    private void grow() {
        int larger = Math.max(2, size * 2);
        keys = Arrays.copyOf(keys, larger);
        places = Arrays.copyOf(places, larger);
        seen = new int[Integer.highestOneBit(larger - 1) * 4];
        for (int i = 0; i < size; i++) {
            isNew(keys[i]);
        }
    }

    int size() {
        return size;
    }

    int key(int i) {
        return keys[i];
    }

    /// What a table has for these features: looked up once, however many models share the table.
    WeightRows.Found in(WeightRows rows) {
        WeightRows.Found known = found;
        if (known == null || known.rows() != rows) {
            known = rows.find(this);
            found = known;
        }
        return known;
    }

    /// The group of a feature.
    FeatureGroup group(int i) {
        for (Run run : runs) {
            if (i < run.end()) {
                return run.group();
            }
        }
        throw new IndexOutOfBoundsException(i);
    }

    /// How the feature reads: its name, or the piece of the text that it came from.
    String words(int i, String text) {
        int start = places[i] >> Short.SIZE;
        int end = places[i] & 0xFFFF;
        return start == NAMED ? names.get(end) : text.substring(start, Math.min(end, text.length()));
    }
}
