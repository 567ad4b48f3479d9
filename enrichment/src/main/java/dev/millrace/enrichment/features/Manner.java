package dev.millrace.enrichment.features;

import dev.millrace.enrichment.words.Token;
import java.util.ArrayList;
import java.util.List;

/// How a message is written, apart from what it says.
final class Manner {
    private Manner() {}

    /// How it is written: exclamation marks, shouting, drawn-out words, question upon question.
    static List<String> of(List<Token> said) {
        int exclamations = 0;
        int questions = 0;
        int shouted = 0;
        int drawnOut = 0;
        int words = 0;
        for (Token token : said) {
            String text = token.text();
            if (token.kind() == Token.Kind.WORD) {
                words++;
                shouted += isShouted(text) ? 1 : 0;
                drawnOut += isDrawnOut(text) ? 1 : 0;
            } else if (text.equals("!")) {
                exclamations++;
            } else if (text.equals("?")) {
                questions++;
            }
        }
        List<String> manner = new ArrayList<>();
        if (exclamations > 0) {
            manner.add(exclamations > 2 ? "!!!" : "!");
        }
        if (questions > 1) {
            manner.add("??");
        }
        if (shouted > 0) {
            manner.add(shouted > 2 ? "shouts" : "stresses");
        }
        if (drawnOut > 0) {
            manner.add("drawn-out");
        }
        manner.add(words < 8 ? "terse" : words > 60 ? "long" : "medium");
        return manner;
    }

    private static boolean isShouted(String word) {
        int capitals = 0;
        while (capitals < word.length() && Character.isUpperCase(word.charAt(capitals))) {
            capitals++;
        }
        return capitals > 3 && capitals == word.length();
    }

    private static boolean isDrawnOut(String word) {
        for (int i = 2; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == word.charAt(i - 1) && c == word.charAt(i - 2) && Character.isLetter(c)) {
                return true;
            }
        }
        return false;
    }
}
