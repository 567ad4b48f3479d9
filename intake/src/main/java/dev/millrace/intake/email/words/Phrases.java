package dev.millrace.intake.email.words;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Words and phrases of two letters at least that texts are searched for, all in one pass: only those with the right
/// first two letters are compared.
public final class Phrases {
    private static final int DRAWERS = 4096;
    private static final String[] EMPTY = {};

    /// By the first two letters; some pairs share a drawer.
    private final String[][] drawers;
    /// A bit for each drawer that holds something, as few do: all of them stay in the processor's cache.
    private final long[] filled = new long[DRAWERS / Long.SIZE];

    private Phrases(List<String> phrases) {
        this.drawers = new String[DRAWERS][];
        Arrays.fill(drawers, EMPTY);
        phrases.stream().collect(Collectors.groupingBy(Phrases::drawer)).forEach((drawer, held) -> {
            drawers[drawer] = held.toArray(String[]::new);
            filled[drawer / Long.SIZE] |= 1L << drawer;
        });
    }

    /// Phrases with commas between them.
    public static Phrases of(String phrases) {
        return new Phrases(Words.of(phrases));
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
        int second = text.isEmpty() ? 0 : text.charAt(0);
        for (int at = 0; at + 1 < text.length(); at++) {
            int first = second;
            second = text.charAt(at + 1);
            int drawer = drawer(first, second);
            if ((filled[drawer / Long.SIZE] >>> drawer & 1) != 0 && standAt(text, at, drawers[drawer])) {
                return true;
            }
        }
        return false;
    }

    private static int drawer(String phrase) {
        return drawer(phrase.charAt(0), phrase.charAt(1));
    }

    private static int drawer(int first, int second) {
        return (first * 31 + second) % DRAWERS;
    }

    private static boolean standAt(String text, int at, String[] candidates) {
        for (String phrase : candidates) {
            if (text.startsWith(phrase, at)) {
                return true;
            }
        }
        return false;
    }
}
