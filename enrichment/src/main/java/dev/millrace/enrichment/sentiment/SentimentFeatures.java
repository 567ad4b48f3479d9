package dev.millrace.enrichment.sentiment;

import dev.millrace.enrichment.Text;
import dev.millrace.enrichment.model.Features;
import dev.millrace.enrichment.words.Grams;
import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Wording;
import java.util.ArrayList;
import java.util.List;

/// What the sentiment model looks at: only the writer's own words.
public final class SentimentFeatures {
    static final PhraseBook MOODS = PhraseBook.load(SentimentFeatures.class, "mood-words.txt");

    private SentimentFeatures() {}

    /// The features of a message.
    public static Features of(Text text) {
        return of(Wording.of(text));
    }

    /// The features of a message that is already cut up.
    public static Features of(Wording wording) {
        List<Token> said = wording.said();
        Features features = new Features();
        features.group(1.0, Grams.words(said, "w:"));
        features.group(0.8, Grams.pairs(said, "p:"));
        features.group(0.4, Grams.letters(said, "l:", 4, 5));
        features.group(0.6, Grams.negated(said));
        features.each(0.5, moods(said));
        features.each(0.5, manner(said));
        return features;
    }

    private static List<String> moods(List<Token> said) {
        List<String> moods = new ArrayList<>();
        java.util.Map<String, Integer> counts = new java.util.TreeMap<>();
        for (PhraseBook.Hit hit : MOODS.find(said)) {
            counts.merge(hit.name(), 1, Integer::sum);
        }
        counts.forEach((name, count) -> {
            moods.add("m:" + name);
            if (count > 1) {
                moods.add("m:" + name + "+");
            }
        });
        return moods;
    }

    /// How it is written: exclamation marks, shouting, drawn-out words, question upon question.
    static List<String> manner(List<Token> said) {
        int exclamations = 0;
        int questions = 0;
        int shouted = 0;
        int drawnOut = 0;
        int words = 0;
        for (Token token : said) {
            switch (token.text()) {
                case "!" -> exclamations++;
                case "?" -> questions++;
                case String text -> {
                    if (token.kind() == Token.Kind.WORD) {
                        words++;
                        shouted += isShouted(text) ? 1 : 0;
                        drawnOut += isDrawnOut(text) ? 1 : 0;
                    }
                }
            }
        }
        List<String> manner = new ArrayList<>();
        if (exclamations > 0) {
            manner.add(exclamations > 2 ? "x:!!!" : "x:!");
        }
        if (questions > 1) {
            manner.add("x:??");
        }
        if (shouted > 0) {
            manner.add(shouted > 2 ? "x:shouts" : "x:stresses");
        }
        if (drawnOut > 0) {
            manner.add("x:drawn-out");
        }
        manner.add(words < 8 ? "x:terse" : words > 60 ? "x:long" : "x:medium");
        return manner;
    }

    private static boolean isShouted(String word) {
        return word.length() > 3 && word.chars().allMatch(Character::isUpperCase);
    }

    private static boolean isDrawnOut(String word) {
        for (int i = 2; i < word.length(); i++) {
            if (word.charAt(i) == word.charAt(i - 1)
                    && word.charAt(i) == word.charAt(i - 2)
                    && Character.isLetter(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
