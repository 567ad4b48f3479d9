package dev.millrace.intake.email.words;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Words and phrases of two letters at least that texts are searched for, all in one pass: only those with the right
/// first letters are compared.
public final class Phrases {
    private static final int DRAWERS = 4096;
    /// Third letters are told apart by so many bits' values.
    private static final int THIRDS = 32;
    /// What three letters come down to: few enough that their bits stay in the processor's cache.
    private static final int BEGINNINGS = 1024 * THIRDS;
    private static final String[] EMPTY = {};

    /// By the first two letters; some pairs share a drawer.
    private final String[][] drawers;
    /// A bit for what the first three letters of a phrase come down to. Two stand everywhere in a text.
    private final long[] begun = new long[BEGINNINGS / Long.SIZE];

    private Phrases(List<String> phrases) {
        this.drawers = new String[DRAWERS][];
        Arrays.fill(drawers, EMPTY);
        phrases.stream().collect(Collectors.groupingBy(Phrases::drawer)).forEach((drawer, held) -> {
            drawers[drawer] = held.toArray(String[]::new);
            held.forEach(phrase -> mark(drawer, phrase));
        });
    }

    private void mark(int drawer, String phrase) {
        if (phrase.length() > 2) {
            mark(beginning(drawer, phrase.charAt(2)));
        } else {
            IntStream.range(0, THIRDS).forEach(third -> mark(beginning(drawer, third)));
        }
    }

    private void mark(int beginning) {
        begun[beginning / Long.SIZE] |= 1L << beginning;
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
        for (String phrase : drawers[drawer(text.charAt(0), text.charAt(1))]) {
            if (text.startsWith(phrase) && fits.test(phrase)) {
                return true;
            }
        }
        return false;
    }

    /// Whether one of them stands anywhere in a text.
    public boolean areIn(String text) {
        int length = text.length();
        int second = length == 0 ? 0 : text.charAt(0);
        int third = length < 2 ? 0 : text.charAt(1);
        for (int at = 0; at + 1 < length; at++) {
            int first = second;
            second = third;
            // Behind the last letter nothing follows: whatever stands for it, a phrase of two letters is found.
            third = at + 2 < length ? text.charAt(at + 2) : 0;
            int drawer = drawer(first, second);
            int beginning = beginning(drawer, third);
            if ((begun[beginning / Long.SIZE] >>> beginning & 1) != 0 && standAt(text, at, drawers[drawer])) {
                return true;
            }
        }
        return false;
    }

    private static int beginning(int drawer, int third) {
        return (drawer * THIRDS + (third & (THIRDS - 1))) & (BEGINNINGS - 1);
    }

    private static int drawer(String phrase) {
        return drawer(phrase.charAt(0), phrase.charAt(1));
    }

    private static int drawer(int first, int second) {
        return (first * 31 + second) & (DRAWERS - 1);
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
