package dev.millrace.enrichment.target;

import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Wording;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Where the phrases begin by which a message tells for whom something is wanted.
final class GranteePhrases {
    /// What a phrase is for.
    enum Sort {
        GIVE,
        NEED,
        CAN,
        COVER,
        ADVERB,
        HIM,
        RIGHT,
        TO,
        PLEASE,
        YOU,
        WANT,
        THAT,
        INTO,
        DEVICE,
        /// What somebody does who is not given it: he agrees, or is told.
        INFORM
    }

    private static final PhraseBook BOOK = PhraseBook.load(GranteePhrases.class, "grantees.txt");

    private final Map<Sort, BitSet> starts = new EnumMap<>(Sort.class);

    GranteePhrases(Wording wording) {
        for (Sort sort : Sort.values()) {
            starts.put(sort, new BitSet());
        }
        for (PhraseBook.Hit hit : BOOK.find(wording.beginnings())) {
            places(Sort.valueOf(hit.name().toUpperCase(Locale.ROOT))).set(hit.first());
        }
    }

    /// Whether a phrase begins at a token.
    boolean starts(Sort sort, int at) {
        return at >= 0 && places(sort).get(at);
    }

    /// The first place from a token on where a phrase begins, -1 where none does.
    int next(Sort sort, int from) {
        return places(sort).nextSetBit(from);
    }

    /// Whether a phrase begins between two tokens.
    boolean has(Sort sort, int from, int to) {
        int next = next(sort, from);
        return next >= 0 && next < to;
    }

    private BitSet places(Sort sort) {
        return Objects.requireNonNull(starts.get(sort));
    }
}
