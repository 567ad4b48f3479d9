package dev.millrace.intake.email;

import java.util.List;
import java.util.stream.IntStream;

/// Words and phrases of two letters at least that texts are searched for, all in one pass: only those with the right
/// first two letters are compared.
final class Phrases {
    private static final int DRAWERS = 1024;
    /// The same for all drawers that hold nothing, as most do: it stays in the processor's cache.
    private static final String[] EMPTY = {};

    /// By the first two letters; some pairs share a drawer.
    private final String[][] drawers;

    private Phrases(List<String> phrases) {
        this.drawers = IntStream.range(0, DRAWERS)
                .mapToObj(drawer -> phrases.stream()
                        .filter(phrase -> drawer(phrase, 0) == drawer)
                        .toArray(count -> count == 0 ? EMPTY : new String[count]))
                .toArray(String[][]::new);
    }

    /// Phrases with commas between them.
    static Phrases of(String phrases) {
        return new Phrases(Words.of(phrases));
    }

    /// Words with commas between them, each with the blank that follows it.
    static Phrases ofWords(String words) {
        return new Phrases(Words.of(words).stream().map(word -> word + " ").toList());
    }

    /// Whether a text begins with one of them.
    boolean begin(String text) {
        return text.length() > 1 && standAt(text, 0);
    }

    /// Whether one of them stands anywhere in a text.
    boolean areIn(String text) {
        for (int at = 0; at + 1 < text.length(); at++) {
            if (standAt(text, at)) {
                return true;
            }
        }
        return false;
    }

    private static int drawer(String text, int at) {
        return (text.charAt(at) * 31 + text.charAt(at + 1)) % DRAWERS;
    }

    private boolean standAt(String text, int at) {
        for (String phrase : drawers[drawer(text, at)]) {
            if (text.startsWith(phrase, at)) {
                return true;
            }
        }
        return false;
    }
}
