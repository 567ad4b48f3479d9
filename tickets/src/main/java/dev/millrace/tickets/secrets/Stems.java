package dev.millrace.tickets.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Places where words stand that a pattern looks for. Most texts have none, and need not be searched by pattern.
final class Stems {
    private static final int ASCII = 128;

    private final List<List<String>> byFirst = new ArrayList<>();

    Stems(String... stems) {
        for (int c = 0; c < ASCII; c++) {
            byFirst.add(new ArrayList<>());
        }
        for (String stem : stems) {
            byFirst.get(stem.charAt(0)).add(stem);
            char upper = stem.toUpperCase(Locale.ROOT).charAt(0);
            if (upper != stem.charAt(0)) {
                byFirst.get(upper).add(stem);
            }
        }
    }

    /// The next place where a stem stands, without regard to case, or -1.
    int next(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char first = text.charAt(at);
            if (first < ASCII) {
                for (String stem : byFirst.get(first)) {
                    if (text.regionMatches(true, at, stem, 0, stem.length())) {
                        return at;
                    }
                }
            }
        }
        return -1;
    }
}
