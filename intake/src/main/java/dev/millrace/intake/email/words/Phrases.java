package dev.millrace.intake.email.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Words and phrases of two letters at least that texts are searched for, all in one pass: only those with the right
/// first letters are compared.
public final class Phrases {
    /// Third letters are told apart by so many bits' values.
    private static final int THIRDS = 32;
    /// What three letters come down to: few enough that their bits stay in the processor's cache.
    private static final int BEGINNINGS = 1024 * THIRDS;

    /// A bit for what the first three letters of a phrase come down to. Two stand everywhere in a text.
    private final long[] begun = new long[BEGINNINGS / Long.SIZE];
    /// How many bits are set before each of these.
    private final char[] before = new char[begun.length];
    /// The phrases of each bit that is set, in their order.
    private final String[][] drawers;

    private Phrases(List<String> phrases) {
        SortedMap<Integer, List<String>> byBeginning = new TreeMap<>();
        phrases.forEach(phrase -> beginnings(phrase)
                .forEach(beginning -> byBeginning
                        .computeIfAbsent(beginning, _ -> new ArrayList<>())
                        .add(phrase)));
        byBeginning.keySet().forEach(beginning -> begun[beginning / Long.SIZE] |= 1L << beginning);
        for (int at = 1; at < begun.length; at++) {
            before[at] = (char) (before[at - 1] + Long.bitCount(begun[at - 1]));
        }
        this.drawers = byBeginning.values().stream()
                .map(held -> held.toArray(String[]::new))
                .toArray(String[][]::new);
    }

    /// Any third letter may follow on a phrase of two.
    private static IntStream beginnings(String phrase) {
        return phrase.length() > 2
                ? IntStream.of(beginning(phrase.charAt(0), phrase.charAt(1), phrase.charAt(2)))
                : IntStream.range(0, THIRDS).map(third -> beginning(phrase.charAt(0), phrase.charAt(1), third));
    }

    /// Phrases with commas between them.
    public static Phrases of(String phrases) {
        return new Phrases(Words.of(phrases));
    }

    /// The phrases of a list.
    public static Phrases of(List<String> phrases) {
        return new Phrases(phrases);
    }

    /// These and others, for which a text is searched at once.
    public Phrases or(Phrases others) {
        return new Phrases(Stream.of(drawers, others.drawers)
                .flatMap(Arrays::stream)
                .flatMap(Arrays::stream)
                .distinct()
                .toList());
    }

    /// Words with commas between them, each with the blank that follows it.
    public static Phrases ofWords(String words) {
        return new Phrases(Words.of(words).stream().map(word -> word + " ").toList());
    }

    /// Whether a text begins with one of them.
    public boolean begin(String text) {
        return begin(text, _ -> true);
    }

    /// Whether a text begins with one of them that fits.
    public boolean begin(String text, Predicate<String> fits) {
        if (text.length() < 2) {
            return false;
        }
        // Where nothing follows, a phrase of two letters is found whatever stands for it.
        int beginning = beginning(text.charAt(0), text.charAt(1), text.length() == 2 ? 0 : text.charAt(2));
        if (isBegun(beginning)) {
            for (String phrase : drawer(beginning)) {
                if (text.startsWith(phrase) && fits.test(phrase)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether one of them stands anywhere in a text.
    public boolean areIn(String text) {
        int length = text.length();
        if (length < 2) {
            return false;
        }
        int first = text.charAt(0);
        int second = text.charAt(1);
        for (int at = 0; at + 2 < length; at++) {
            int third = text.charAt(at + 2);
            int beginning = beginning(first, second, third);
            if (isBegun(beginning) && standAt(text, at, drawer(beginning))) {
                return true;
            }
            first = second;
            second = third;
        }
        return begin(text.substring(length - 2));
    }

    private static int beginning(int first, int second, int third) {
        return ((first * 31 + second) * THIRDS + (third & (THIRDS - 1))) & (BEGINNINGS - 1);
    }

    private boolean isBegun(int beginning) {
        return (begun[beginning / Long.SIZE] >>> beginning & 1) != 0;
    }

    /// The phrases of a beginning that is one.
    private String[] drawer(int beginning) {
        int at = beginning / Long.SIZE;
        return drawers[before[at] + Long.bitCount(begun[at] & ((1L << beginning) - 1))];
    }

    private static boolean standAt(String text, int at, String[] candidates) {
        for (String phrase : candidates) {
            if (seemsToStandAt(text, at, phrase) && text.startsWith(phrase, at)) {
                return true;
            }
        }
        return false;
    }

    /// Tells by the last letter that most others are others: to compare them costs more.
    private static boolean seemsToStandAt(String text, int at, String phrase) {
        int last = phrase.length() - 1;
        return at + last < text.length() && text.charAt(at + last) == phrase.charAt(last);
    }
}
