package dev.millrace.tickets.secrets;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Places where words stand that a pattern looks for. Most texts have none, and need not be searched by pattern.
final class Stems {
    private static final int ASCII = 128;
    private static final int DRAWERS = 1024;

    /// By the first two letters; some pairs share a drawer.
    private final List<List<String>> drawers;

    /// @param stems that begin with an ASCII letter, each of two letters at least
    Stems(String... stems) {
        this.drawers = IntStream.range(0, DRAWERS)
                .mapToObj(drawer -> Stream.of(stems)
                        .filter(stem -> drawer(stem, 0) == drawer)
                        .toList())
                .toList();
    }

    /// The next place where a stem stands, without regard to case, or -1.
    int next(String text, int from) {
        for (int at = from; at + 1 < text.length(); at++) {
            if (text.charAt(at) < ASCII && standsAt(text, at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean standsAt(String text, int at) {
        List<String> candidates = drawers.get(drawer(text, at));
        for (int i = 0; i < candidates.size(); i++) {
            String stem = candidates.get(i);
            if (text.regionMatches(true, at, stem, 0, stem.length())) {
                return true;
            }
        }
        return false;
    }

    private static int drawer(String text, int at) {
        return (folded(text.charAt(at)) * 31 + folded(text.charAt(at + 1))) % DRAWERS;
    }

    /// The same for all letters that [String#regionMatches(boolean, int, String, int, int)] takes for equal.
    private static int folded(char c) {
        if (c < ASCII) {
            return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
        }
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
