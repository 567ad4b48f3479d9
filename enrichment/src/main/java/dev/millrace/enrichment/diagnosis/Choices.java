package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Tells which of the things that were offered an answer names. Something is done to that one by itself, so what could
/// be meant otherwise names none: two of them, a no, "both".
final class Choices {
    /// Folded words for no, both and neither.
    private static final Set<String> DOUBT = Set.of(
            // English
            "not",
            "no",
            "nope",
            "never",
            "neither",
            "nor",
            "none",
            "dont",
            "isnt",
            "wasnt",
            "arent",
            "doesnt",
            "didnt",
            "cannot",
            "cant",
            "wont",
            "without",
            "except",
            "both",
            "either",
            "all",
            "any",
            // German, Dutch
            "nicht",
            "nein",
            "nie",
            "kein",
            "keine",
            "keiner",
            "keines",
            "keinen",
            "weder",
            "ausser",
            "beide",
            "beides",
            "beiden",
            "alle",
            "niet",
            "nee",
            "geen",
            "behalve",
            "allebei",
            // French, Italian, Spanish, Portuguese, Polish
            "pas",
            "non",
            "ni",
            "aucun",
            "aucune",
            "sauf",
            "deux",
            "tous",
            "toutes",
            "tranne",
            "entrambi",
            "entrambe",
            "tampoco",
            "nunca",
            "ninguno",
            "ninguna",
            "excepto",
            "ambos",
            "ambas",
            "todos",
            "todas",
            "nao",
            "nem",
            "nenhum",
            "oba",
            "obie",
            "zaden",
            "zadna");

    /// "LT-1 is not it".
    private static final int WORDS_BEHIND = 2;

    private Choices() {}

    /// The one choice that an answer names.
    ///
    /// @param wording the answer
    /// @param text its own words, at the same offsets
    static Optional<String> named(Wording wording, String text, List<String> choices) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> mentioned = choices.stream()
                .distinct()
                .filter(choice -> mention(lower, choice) >= 0)
                .toList();
        List<String> named = mentioned.stream()
                .filter(choice -> mentioned.stream().noneMatch(other -> isWithin(choice, other)))
                .toList();
        if (named.size() != 1) {
            return Optional.empty();
        }
        int start = mention(lower, named.getFirst());
        return isDoubtful(wording.own(), start, start + named.getFirst().length())
                ? Optional.empty()
                : Optional.of(named.getFirst());
    }

    /// "Visio" is not meant where "Visio Professional" is said.
    private static boolean isWithin(String choice, String other) {
        return other.length() > choice.length() && mention(other.toLowerCase(Locale.ROOT), choice) >= 0;
    }

    /// Where a text has a name as a word of its own, or -1: `LT-14` does not name `LT-1`.
    private static int mention(String lower, String choice) {
        String name = choice.toLowerCase(Locale.ROOT);
        int at = lower.indexOf(name);
        while (at >= 0 && (continues(lower, at - 1, -1) || continues(lower, at + name.length(), 1))) {
            at = lower.indexOf(name, at + 1);
        }
        return at;
    }

    /// Whether a word goes on at an offset, in a direction.
    private static boolean continues(String text, int at, int step) {
        return isWord(text, at)
                || (at >= 0
                        && at < text.length()
                        && ".-_@/\\".indexOf(text.charAt(at)) >= 0
                        && isWord(text, at + step));
    }

    private static boolean isWord(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    /// Whether a no or a "both" stands before a name in its sentence, or close behind it.
    private static boolean isDoubtful(List<Token> own, int start, int end) {
        boolean doubtful = false;
        int behind = 0;
        for (Token token : own) {
            if (token.start() < start) {
                doubtful = !endsSentence(token) && (doubtful || DOUBT.contains(token.norm()));
            } else if (token.start() >= end) {
                behind++;
                if (behind > WORDS_BEHIND || !token.speaks()) {
                    return doubtful;
                }
                doubtful |= DOUBT.contains(token.norm());
            }
        }
        return doubtful;
    }

    private static boolean endsSentence(Token token) {
        return token.kind() == Token.Kind.LINE_BREAK
                || (token.kind() == Token.Kind.PUNCTUATION && ".!?;".contains(token.text()));
    }
}
