package dev.millrace.enrichment.moments;

import dev.millrace.enrichment.moments.MomentWords.Hit;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.WordList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Words and phrases of up to four that stand for something. Hardly any word of a message begins one.
final class MomentPhrases<T> {
    private static final int MOST_WORDS = 4;

    private final Map<String, T> phrases;
    private final WordList firstWords;
    /// The same where more words follow.
    private final WordList firstOfSeveral;

    /// @param phrases folded, their words parted by a blank, with what they stand for
    MomentPhrases(Map<String, T> phrases) {
        this.phrases = phrases;
        this.firstWords =
                WordList.of(phrases.keySet().stream().map(MomentPhrases::first).collect(Collectors.toSet()));
        this.firstOfSeveral = WordList.of(phrases.keySet().stream()
                .filter(phrase -> phrase.contains(" "))
                .map(MomentPhrases::first)
                .collect(Collectors.toSet()));
    }

    private static String first(String phrase) {
        return phrase.split(" ", 2)[0];
    }

    /// The words that they begin with.
    Set<String> firstWords() {
        return firstWords.all();
    }

    /// The longest that begins at a token, null where none does.
    @Nullable
    Hit<T> at(List<Token> tokens, int at) {
        if (at >= tokens.size() || !firstWords.contains(tokens.get(at).norm())) {
            return null;
        }
        String first = tokens.get(at).norm();
        T alone = phrases.get(first);
        Hit<T> best = alone == null ? null : new Hit<>(alone, at + 1);
        if (firstOfSeveral.contains(first)) {
            StringBuilder phrase = new StringBuilder(first);
            for (int i = at + 1; i < Math.min(tokens.size(), at + MOST_WORDS); i++) {
                phrase.append(' ').append(tokens.get(i).norm());
                T value = phrases.get(phrase.toString());
                best = value == null ? best : new Hit<>(value, i + 1);
            }
        }
        return best;
    }
}
