package dev.millrace.enrichment.priority;

import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Token.Kind;
import dev.millrace.enrichment.words.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether a whole place stands still: a word for all or none, what it is said of, and near both that it
/// has stopped. So "toute l'usine est arrêtée" and "none of our branches can reach it" need no phrase of
/// their own.
final class Standstill {
    static final String NAME = "standstill";

    private static final PhraseBook BOOK = PhraseBook.load(Standstill.class, "standstill.txt");
    /// Words between "the whole" and "plant".
    private static final int OF_IT = 4;
    /// Words between those and "has stopped".
    private static final int NEAR = 14;

    private Standstill() {}

    /// Adds it where it is said.
    ///
    /// @param many how many people are said to be affected, where they are many
    static void find(Wording wording, @Nullable String many, Map<String, String> found) {
        List<PhraseBook.Hit> alls = new ArrayList<>();
        List<PhraseBook.Hit> places = new ArrayList<>();
        List<PhraseBook.Hit> nones = new ArrayList<>();
        List<PhraseBook.Hit> stops = new ArrayList<>();
        for (PhraseBook.Hit hit : BOOK.find(wording.beginnings())) {
            switch (hit.name()) {
                case "all" -> alls.add(hit);
                case "place" -> places.add(hit);
                case "none" -> nones.add(hit);
                case "able" -> {
                    // "Can open" tells of a standstill only where nobody can.
                    if (nones.stream().anyMatch(none -> isOneSentence(wording.said(), none, hit))) {
                        stops.add(hit);
                    }
                }
                case String _ -> stops.add(hit);
            }
        }
        if (stops.isEmpty() || (many == null && places.isEmpty())) {
            return;
        }
        for (PhraseBook.Hit place : places) {
            boolean all = many != null || alls.stream().anyMatch(each -> isOf(wording.said(), each, place));
            for (PhraseBook.Hit stop : stops) {
                if (all
                        && Math.abs(place.first() - stop.first()) <= NEAR
                        && isOneSentence(wording.said(), place, stop)) {
                    int from = Math.min(place.first(), stop.first());
                    int to = Math.max(place.last(), stop.last());
                    found.putIfAbsent(NAME, words(wording, from, to));
                    return;
                }
            }
        }
    }

    private static boolean isOf(List<Token> said, PhraseBook.Hit all, PhraseBook.Hit place) {
        if (place.first() <= all.first() || place.first() - all.last() > OF_IT) {
            return false;
        }
        for (int i = all.last() + 1; i < place.first(); i++) {
            if (!said.get(i).speaks()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOneSentence(List<Token> said, PhraseBook.Hit one, PhraseBook.Hit other) {
        int to = Math.max(one.first(), other.first());
        for (int i = Math.min(one.first(), other.first()) + 1; i < to; i++) {
            if (said.get(i).kind() == Kind.PUNCTUATION
                    && ".!?".contains(said.get(i).text())) {
                return false;
            }
        }
        return true;
    }

    private static String words(Wording wording, int from, int to) {
        return wording.whole()
                .substring(
                        wording.said().get(from).start(), wording.said().get(to).end())
                .replaceAll("\\s+", " ");
    }
}
