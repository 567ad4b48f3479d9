package dev.millrace.tickets.secrets;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Places where words stand that a pattern looks for. Most texts have none, and need not be searched by pattern.
final class Stems {
    private static final int ASCII = 128;
    /// ASCII letters differ in these bits, whatever their case.
    private static final int LETTER = 31;

    private static final int LETTERS = LETTER + 1;
    /// The same for all drawers that hold nothing, as most do: it stays in the processor's cache.
    private static final String[] EMPTY = {};

    /// By the first two letters; some pairs share a drawer.
    private final String[][] drawers;

    /// @param stems each of two letters at least
    Stems(String... stems) {
        this.drawers = IntStream.range(0, LETTERS * LETTERS)
                .mapToObj(drawer -> Stream.of(stems)
                        .filter(stem -> drawer(letter(stem.charAt(0)), letter(stem.charAt(1))) == drawer)
                        .toArray(count -> count == 0 ? EMPTY : new String[count]))
                .toArray(String[][]::new);
    }

    /// The next place where a stem stands, without regard to case, or -1.
    int next(String text, int from) {
        int second = from < text.length() ? letter(text.charAt(from)) : 0;
        for (int at = from; at + 1 < text.length(); at++) {
            int first = second;
            second = letter(text.charAt(at + 1));
            String[] candidates = drawers[drawer(first, second)];
            if (candidates.length > 0 && standsAt(text, at, candidates)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean standsAt(String text, int at, String[] candidates) {
        for (String stem : candidates) {
            if (text.regionMatches(true, at, stem, 0, stem.length())) {
                return true;
            }
        }
        return false;
    }

    private static int drawer(int first, int second) {
        return first * LETTERS + second;
    }

    /// The same for all characters that [String#regionMatches(boolean, int, String, int, int)] takes for equal.
    private static int letter(char c) {
        return (c < ASCII ? c : Character.toLowerCase(Character.toUpperCase(c))) & LETTER;
    }
}
