package dev.millrace.enrichment.language;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;

/// The numbers of OpenNLP's language detector in a few arrays. OpenNLP's own model has a map of strings to objects for
/// them, which takes most of the time that understanding takes to load, and much of that a message takes to be read.
/// It gives the same probabilities, bit by bit.
///
/// A run of one to three characters has weights for some of the languages; which ones, many runs have in common.
final class RunModel extends AbstractModel {
    private static final String TYPE = "GIS";
    private static final int LONGEST_RUN = 3;
    private static final int MOST_LANGUAGES = Byte.MAX_VALUE;
    private static final long SPREADING = 0x9E3779B97F4A7C15L;

    /// The languages of every pattern, one pattern after another.
    private final byte[] languages;
    /// Open addressing: a run's characters, 0 where a place is free.
    private final long[] runs;
    /// For each place where its run's languages begin, how many they are, and where its weights begin.
    private final int[] languagesAt;

    private final byte[] counts;
    private final int[] weightsAt;
    private final double[] weights;
    private final double evenly;

    private RunModel(
            String[] names,
            byte[] languages,
            long[] runs,
            int[] languagesAt,
            byte[] counts,
            int[] weightsAt,
            double[] weights) {
        super(new Context[0], new String[0], names);
        this.languages = languages;
        this.runs = runs;
        this.languagesAt = languagesAt;
        this.counts = counts;
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
            while (in.position() < end) {
                languages = size == languages.length ? Arrays.copyOf(languages, size * 2) : languages;
                languages[size++] = (byte) number(end);
            }
            patternEnds[pattern] = size;
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
            byte[] counts = new byte[runs.length];
            int[] weightsAt = new int[runs.length];
            int weight = 0;
            int from = 0;
            for (int pattern = 0; pattern < patternRuns.length; pattern++) {
                int languagesOfIt = patternEnds[pattern] - from;
                for (int i = 0; i < patternRuns[pattern]; i++) {
                    long run = run();
                    int place = place(runs, run);
                    runs[place] = run;
                    languagesAt[place] = from;
                    counts[place] = (byte) languagesOfIt;
                    weightsAt[place] = weight;
                    weight += languagesOfIt;
                }
                from = patternEnds[pattern];
            }
            double[] weights = new double[weight];
            in.asDoubleBuffer().get(weights);
            return new RunModel(names, Arrays.copyOf(languages, size), runs, languagesAt, counts, weightsAt, weights);
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

    /// A run as a number: its characters, its length before them; 0 for one that is too long to be known.
    private static long run(String text) {
        if (text.isEmpty() || text.length() > LONGEST_RUN) {
            return 0;
        }
        long run = text.length();
        for (int i = 0; i < LONGEST_RUN; i++) {
            int at = i - LONGEST_RUN + text.length();
            run = run << Character.SIZE | (at < 0 ? 0 : text.charAt(at));
        }
        return run;
    }

    /// Where a run stands, or the free place where it would.
    private static int place(long[] runs, long run) {
        int mask = runs.length - 1;
        int place = (int) ((run * SPREADING) >>> Integer.SIZE) & mask;
        while (runs[place] != run && runs[place] != 0) {
            place = (place + 1) & mask;
        }
        return place;
    }

    @Override
    public double[] eval(String[] context) {
        return eval(context, new double[getNumOutcomes()]);
    }

    @Override
    public double[] eval(String[] context, double[] probabilities) {
        float[] values = new float[context.length];
        Arrays.fill(values, 1);
        return eval(context, values, probabilities);
    }

    @Override
    public double[] eval(String[] context, float[] values) {
        return eval(context, values, new double[getNumOutcomes()]);
    }

    private double[] eval(String[] context, float[] values, double[] probabilities) {
        Arrays.fill(probabilities, evenly);
        for (int i = 0; i < context.length; i++) {
            long run = run(context[i]);
            int place = place(runs, run);
            if (run != 0 && runs[place] == run) {
                add(place, values[i], probabilities);
            }
        }
        double sum = 0;
        for (int language = 0; language < probabilities.length; language++) {
            probabilities[language] = StrictMath.exp(probabilities[language]);
            sum += probabilities[language];
        }
        for (int language = 0; language < probabilities.length; language++) {
            probabilities[language] /= sum;
        }
        return probabilities;
    }

    private void add(int place, double value, double[] sums) {
        int language = languagesAt[place];
        int weight = weightsAt[place];
        for (int i = 0; i < counts[place]; i++) {
            sums[languages[language + i]] += weights[weight + i] * value;
        }
    }
}
