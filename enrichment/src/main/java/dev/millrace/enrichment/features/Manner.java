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
                shouted += !text.equals(token.norm()) && isShouted(text) ? 1 : 0;
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
        for (int i = 0; i < word.length(); i++) {
            if (!Character.isUpperCase(word.charAt(i))) {
                return false;
            }
        }
        return word.length() > 3;
    }

    private static boolean isDrawnOut(String word) {
        char before = 0;
        int times = 1;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            times = c == before ? times + 1 : 1;
            if (times > 2 && Character.isLetter(c)) {
                return true;
            }
            before = c;
        }
        return false;
    }
}
