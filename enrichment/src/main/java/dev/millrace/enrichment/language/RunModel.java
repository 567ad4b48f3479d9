package dev.millrace.enrichment.language;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// The numbers of OpenNLP's language detector in a few arrays. OpenNLP's own model has a map of strings to objects for
/// them, which takes most of the time that understanding takes to load, and much of that a message takes to be read.
/// It gives the same probabilities but for rounding, since it adds up in another order.
///
/// A run of one to three characters has weights for some of the languages; which ones, many runs have in common. Those
/// that texts are full of have weights for nearly all, and then zeros for the others.
final class RunModel {
    private static final String TYPE = "GIS";
    private static final int LONGEST_RUN = 3;
    private static final int MOST_LANGUAGES = Byte.MAX_VALUE;
    private static final long SPREADING = 0x9E3779B97F4A7C15L;
    /// A run with weights for all languages.
    private static final int ALL = -1;

    private final List<String> names;
    /// The languages of every pattern, one pattern after another, how many they are before them.
    private final byte[] languages;
    /// Open addressing: a run's characters, 0 where a place is free.
    private final long[] runs;
    /// For each place where its run's languages stand, and where its weights begin.
    private final int[] languagesAt;

    private final int[] weightsAt;
    private final double[] weights;
    private final double evenly;

    private RunModel(
            String[] names, byte[] languages, long[] runs, int[] languagesAt, int[] weightsAt, double[] weights) {
        this.names = List.of(names);
        this.languages = languages;
        this.runs = runs;
        this.languagesAt = languagesAt;
        this.weightsAt = weightsAt;
        this.weights = weights;
        this.evenly = StrictMath.log(1.0 / names.length);
    }

    /// Takes a model out of OpenNLP's binary format.
    ///
    /// @throws IllegalStateException where the content is another
    static RunModel read(byte[] content) {
        ByteBuffer in = ByteBuffer.wrap(content);
        String type = text(in);
        if (!type.equals(TYPE)) {
            throw new IllegalStateException("Expected a model of type " + TYPE + ", found " + type);
        }
        // Two numbers of earlier kinds of training, used no more.
        in.getInt();
        in.getDouble();
        String[] names = new String[in.getInt()];
        if (names.length > MOST_LANGUAGES) {
            throw new IllegalStateException("Expected at most " + MOST_LANGUAGES + " languages, found " + names.length);
        }
        Arrays.setAll(names, _ -> text(in));
        return new Reader(in, names).model();
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[in.getShort() & 0xFFFF];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// What stands behind the names: patterns, runs in their order, weights in that of the runs.
    private static final class Reader {
        private final ByteBuffer in;
        private final String[] names;
        /// For each pattern how many runs have it, and where its languages end.
        private final int[] patternRuns;

        private final int[] patternEnds;
        private byte[] languages = new byte[1 << 16];
        private int size;

        Reader(ByteBuffer in, String[] names) {
            this.in = in;
            this.names = names;
            patternRuns = new int[in.getInt()];
            patternEnds = new int[patternRuns.length];
            for (int pattern = 0; pattern < patternRuns.length; pattern++) {
                pattern(pattern);
            }
        }

        /// Numbers in letters, with blanks between them: how many runs, then the languages.
        private void pattern(int pattern) {
            int end = (in.getShort() & 0xFFFF) + in.position();
            patternRuns[pattern] = number(end);
            int before = size;
            add(0);
            while (in.position() < end) {
                add(number(end));
            }
            languages[before] = (byte) (size - before - 1);
            patternEnds[pattern] = size;
        }

        private void add(int number) {
            languages = size == languages.length ? Arrays.copyOf(languages, size * 2) : languages;
            languages[size++] = (byte) number;
        }

        private int number(int end) {
            int number = 0;
            while (in.position() < end) {
                int digit = in.get() - '0';
                if (digit < 0) {
                    return number;
                }
                number = number * 10 + digit;
            }
            return number;
        }

        RunModel model() {
            int count = in.getInt();
            long[] runs = new long[Integer.highestOneBit(Math.max(1, count)) * 4];
            int[] languagesAt = new int[runs.length];
            int[] weightsAt = new int[runs.length];
            int weight = 0;
            int from = 0;
            for (int pattern = 0; pattern < patternRuns.length; pattern++) {
                for (int i = 0; i < patternRuns[pattern]; i++) {
                    long run = run();
                    int place = place(runs, run);
                    runs[place] = run;
                    languagesAt[place] = hasNearlyAll(from) ? ALL : from;
                    weightsAt[place] = weight;
                    weight += hasNearlyAll(from) ? names.length : languages[from];
                }
                from = patternEnds[pattern];
            }
            return new RunModel(names, Arrays.copyOf(languages, size), runs, languagesAt, weightsAt, weights(weight));
        }

        private boolean hasNearlyAll(int languagesAt) {
            return languages[languagesAt] > names.length / 2;
        }

        private double[] weights(int count) {
            DoubleBuffer numbers = in.asDoubleBuffer();
            double[] weights = new double[count];
            int weight = 0;
            int from = 0;
            for (int pattern = 0; pattern < patternRuns.length; pattern++) {
                for (int i = 0; i < patternRuns[pattern]; i++) {
                    if (hasNearlyAll(from)) {
                        for (int language = 1; language <= languages[from]; language++) {
                            weights[weight + languages[from + language]] = numbers.get();
                        }
                        weight += names.length;
                    } else {
                        numbers.get(weights, weight, languages[from]);
                        weight += languages[from];
                    }
                }
                from = patternEnds[pattern];
            }
            return weights;
        }

        /// One to three characters in the modified UTF-8 of [java.io.DataInput], each of one to three bytes.
        private long run() {
            int end = (in.getShort() & 0xFFFF) + in.position();
            long run = 0;
            int length = 0;
            while (in.position() < end) {
                int first = in.get() & 0xFF;
                int c = first;
                if (first >= 0xE0) {
                    c = (first & 0x0F) << 12 | (in.get() & 0x3F) << 6 | (in.get() & 0x3F);
                } else if (first >= 0x80) {
                    c = (first & 0x1F) << 6 | (in.get() & 0x3F);
                }
                run = run << Character.SIZE | c;
                length++;
            }
            if (length == 0 || length > LONGEST_RUN) {
                throw new IllegalStateException(
                        "Expected runs of 1 to " + LONGEST_RUN + " characters, found one of " + length);
            }
            return run | (long) length << (LONGEST_RUN * Character.SIZE);
        }
    }

    /// Where a run stands, or the free place where it would.
    ///
    /// @param run its characters as one number, its length before them
    private static int place(long[] runs, long run) {
        int mask = runs.length - 1;
        int place = (int) ((run * SPREADING) >>> Integer.SIZE) & mask;
        while (runs[place] != run && runs[place] != 0) {
            place = (place + 1) & mask;
        }
        return place;
    }

    /// The languages, by their codes of three letters.
    List<String> names() {
        return names;
    }

    /// How likely a text is in each of the languages; how often a run comes does not count.
    double[] probabilities(String text) {
        double[] sums = new double[names.size()];
        Arrays.fill(sums, evenly);
        Different different = new Different(LONGEST_RUN * text.length());
        int[] rows = new int[LONGEST_RUN * text.length()];
        int count = 0;
        long before = 0;
        for (int i = 0; i < text.length(); i++) {
            before = before << Character.SIZE | Character.toLowerCase(text.charAt(i));
            for (int length = 1; length <= Math.min(LONGEST_RUN, i + 1); length++) {
                int bits = length * Character.SIZE;
                int place = place(runs, (long) length << (LONGEST_RUN * Character.SIZE) | (before & (1L << bits) - 1));
                if (runs[place] != 0 && different.add(place)) {
                    if (languagesAt[place] == ALL) {
                        rows[count++] = weightsAt[place];
                    } else {
                        add(place, sums);
                    }
                }
            }
        }
        add(rows, count, sums);
        return softmax(sums);
    }

    /// The places that were met.
    private static final class Different {
        /// Open addressing, one more than the place, 0 where none is.
        private final int[] places;

        Different(int most) {
            places = new int[Integer.highestOneBit(Math.max(1, most)) * 4];
        }

        boolean add(int place) {
            int at = place & (places.length - 1);
            while (places[at] != 0) {
                if (places[at] == place + 1) {
                    return false;
                }
                at = (at + 1) & (places.length - 1);
            }
            places[at] = place + 1;
            return true;
        }
    }

    private void add(int place, double[] sums) {
        int at = languagesAt[place];
        int weight = weightsAt[place];
        for (int i = 0; i < languages[at]; i++) {
            sums[languages[at + 1 + i]] += weights[weight + i];
        }
    }

    /// Adds rows of weights for all languages, four at a time: then most of the work is to read them.
    private void add(int[] rows, int count, double[] sums) {
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            int first = rows[i];
            int second = rows[i + 1];
            int third = rows[i + 2];
            int fourth = rows[i + 3];
            for (int language = 0; language < sums.length; language++) {
                sums[language] += weights[first + language]
                        + weights[second + language]
                        + weights[third + language]
                        + weights[fourth + language];
            }
        }
        for (; i < count; i++) {
            for (int language = 0; language < sums.length; language++) {
                sums[language] += weights[rows[i] + language];
            }
        }
    }

    private static double[] softmax(double[] sums) {
        double sum = 0;
        for (int language = 0; language < sums.length; language++) {
            sums[language] = StrictMath.exp(sums[language]);
            sum += sums[language];
        }
        for (int language = 0; language < sums.length; language++) {
            sums[language] /= sum;
        }
        return sums;
    }
}
