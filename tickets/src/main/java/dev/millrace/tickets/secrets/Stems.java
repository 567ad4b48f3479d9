package dev.millrace.tickets.secrets;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Places where words stand that a pattern looks for. Most texts have none, and need not be searched by pattern.
final class Stems {
    private static final int ASCII = 128;
    /// ASCII letters differ in these bits, whatever their case.
    private static final int LETTER = 31;

    private static final int LETTERS = LETTER + 1;
    private static final int PAIRS = LETTERS * LETTERS;
    static final int TRIPLES = PAIRS * LETTERS;

    /// By the first two letters; some pairs share a drawer.
    private final String[][] drawers;
    /// A bit for each three letters that a stem may begin with. Pairs alone stand everywhere in a text, and to compare
    /// what follows costs far more than a look at a bit.
    private final long[] begun = new long[TRIPLES / Long.SIZE];

    /// @param stems each of two letters at least
    Stems(String... stems) {
        this.drawers = IntStream.range(0, PAIRS)
                .mapToObj(drawer ->
                        Stream.of(stems).filter(stem -> pair(stem) == drawer).toArray(String[]::new))
                .toArray(String[][]::new);
        for (String stem : stems) {
            int first = pair(stem) * LETTERS;
            if (stem.length() > 2) {
                mark(first + letter(stem.charAt(2)));
            } else {
                IntStream.range(first, first + LETTERS).forEach(this::mark);
            }
        }
    }

    private void mark(int triple) {
        begun[triple / Long.SIZE] |= 1L << triple;
    }

    private static int pair(String stem) {
        return letter(stem.charAt(0)) * LETTERS + letter(stem.charAt(1));
    }

    /// The next place where a stem stands, without regard to case, or -1.
    int next(String text, int from) {
        int length = text.length();
        if (from + 1 >= length) {
            return -1;
        }
        int triple = pair(text, from);
        for (int at = from; at + 1 < length; at++) {
            triple = triple(triple, text, at);
            if (mayBeginWith(triple) && stand(text, at)) {
                return at;
            }
        }
        return -1;
    }

    /// The first two letters from an offset on, as [#triple] goes on with them.
    static int pair(String text, int at) {
        return letter(text.charAt(at)) * LETTERS + letter(text.charAt(at + 1));
    }

    /// What three letters from an offset on come down to.
    ///
    /// @param before the same of the offset before, or the [#pair] at this one
    static int triple(int before, String text, int at) {
        // Behind the last letter nothing follows: whatever stands for it, a stem of two letters is found.
        int third = at + 2 < text.length() ? letter(text.charAt(at + 2)) : 0;
        return (before * LETTERS + third) & (TRIPLES - 1);
    }

    /// Whether one of them may begin with three letters.
    boolean mayBeginWith(int triple) {
        return (begun[triple / Long.SIZE] >>> triple & 1) != 0;
    }

    /// Whether one stands at an offset, behind which one letter stands at least.
    boolean stand(String text, int at) {
        return standsAt(text, at, drawers[pair(text, at)]);
    }

    private static boolean standsAt(String text, int at, String[] candidates) {
        for (String stem : candidates) {
            if (seemsToStandAt(text, at, stem) && text.regionMatches(true, at, stem, 0, stem.length())) {
                return true;
            }
        }
        return false;
    }

    /// Tells by the letters' bits that nearly every other word is another: to compare without regard to case costs
    /// more.
    private static boolean seemsToStandAt(String text, int at, String stem) {
        if (at + stem.length() > text.length()) {
            return false;
        }
        for (int i = 2; i < stem.length(); i++) {
            if (letter(text.charAt(at + i)) != letter(stem.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// The same for all characters that [String#regionMatches(boolean, int, String, int, int)] takes for equal.
    private static int letter(char c) {
        return (c < ASCII ? c : Character.toLowerCase(Character.toUpperCase(c))) & LETTER;
    }
}
