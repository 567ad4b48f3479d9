package dev.millrace.enrichment.words;

import dev.millrace.enrichment.words.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The pieces that features are made of: words, pairs of words, letters of words, words under a negation.
public final class Grams {
    private static final Set<String> NEGATIONS = Set.of(
            "not", "no", "never", "nothing", "without", "dont", "doesnt", "didnt", "cant", "cannot", "couldnt", "wont",
            "wouldnt", "isnt", "wasnt", "arent", "havent", "hasnt", "nobody", "none", "neither", "nicht", "kein",
            "keine", "keinen", "keiner", "nie", "nichts", "ohne", "pas", "ne", "jamais", "rien", "sans", "aucun",
            "aucune", "nunca", "nada", "sin", "ningun", "ninguna", "niet", "geen", "non", "nao");
    private static final int NEGATION_REACH = 3;

    private Grams() {}

    /// A token's word for features: the word itself, or what it looks like where the exact characters say nothing.
    static String word(Token token) {
        return switch (token.kind()) {
            case WORD, EMOJI -> token.norm();
            case NUMBER -> "<number>";
            case TIME -> "<time>";
            case ADDRESS -> "<address>";
            case URL -> "<url>";
            case PATH -> "<path>";
            case FILE -> "<file>";
            case CODE -> "<code>";
            case PUNCTUATION, LINE_BREAK -> "";
        };
    }

    /// The words, each once.
    public static List<String> words(List<Token> tokens, String prefix) {
        Set<String> words = new LinkedHashSet<>();
        for (Token token : tokens) {
            if (!token.speaks()) {
                continue;
            }
            words.add(prefix + word(token));
            if (token.kind() == Kind.CODE) {
                words.add(prefix + "<" + codePrefix(token.text().toLowerCase(Locale.ROOT)) + "->");
            } else if (token.kind() == Kind.WORD && token.text().indexOf('-') > 0) {
                for (String part : token.text().toLowerCase(Locale.ROOT).split("-", -1)) {
                    words.add(prefix + Folding.fold(part));
                }
            }
        }
        return List.copyOf(words);
    }

    private static String codePrefix(String code) {
        int stop = 0;
        while (stop < code.length() && Character.isLetter(code.charAt(stop))) {
            stop++;
        }
        return code.substring(0, stop);
    }

    /// Neighbours within a clause.
    public static List<String> pairs(List<Token> tokens, String prefix) {
        Set<String> pairs = new LinkedHashSet<>();
        String before = "";
        for (Token token : tokens) {
            if (token.kind() == Kind.LINE_BREAK) {
                continue;
            }
            if (token.kind() == Kind.PUNCTUATION) {
                before = "";
                continue;
            }
            String word = word(token);
            if (!before.isEmpty()) {
                pairs.add(prefix + before + "_" + word);
            }
            before = word;
        }
        return List.copyOf(pairs);
    }

    /// Runs of letters within words: they bridge misspellings, inflections and related languages.
    public static List<String> letters(List<Token> tokens, String prefix, int shortest, int longest) {
        Set<String> grams = new LinkedHashSet<>();
        for (Token token : tokens) {
            if (token.kind() != Kind.WORD || token.norm().length() < 3) {
                continue;
            }
            String word = "^" + token.norm() + "$";
            for (int length = shortest; length <= longest; length++) {
                for (int i = 0; i + length <= word.length(); i++) {
                    grams.add(prefix + word.substring(i, i + length));
                }
            }
        }
        return List.copyOf(grams);
    }

    /// Words that stand shortly after a negation in the same clause.
    public static List<String> negated(List<Token> tokens) {
        Set<String> negated = new LinkedHashSet<>();
        int reach = 0;
        for (Token token : tokens) {
            if (token.endsClause()) {
                reach = 0;
            } else if (NEGATIONS.contains(token.norm())) {
                reach = NEGATION_REACH;
            } else if (reach > 0) {
                negated.add("not:" + word(token));
                reach--;
            }
        }
        return new ArrayList<>(negated);
    }
}
