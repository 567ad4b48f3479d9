package dev.millrace.enrichment.target;

import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Token.Kind;
import dev.millrace.enrichment.words.Wording;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Where the phrases stand by which a message tells whose account it speaks of, and where its clauses end.
final class OwnerPhrases {
    /// What a phrase is for.
    enum Sort {
        FIRST,
        MY,
        OBJECT,
        THING,
        ASKS,
        ACCOUNT,
        MAILBOX,
        OF,
        DETERMINER,
        ROLE,
        TITLE,
        HE,
        HIS,
        AUXILIARY,
        FORGET,
        STATE,
        UNLOCK,
        /// What else is wanted of the desk: "a new one", "renew".
        REMEDY,
        /// Stands before him for whom, or at whose account, that is to be done.
        FOR,
        /// The same, close behind what is done.
        TO,
        /// Stands before him with whom something is wrong.
        AT,
        /// Who writes for him says so before his name.
        BEHALF,
        /// Stands on a form before the name of who is meant.
        LABEL,
        GREETING,
        CLOSING,
        SELF,
        /// What is said in a clause of people who agree, or know of it.
        MENTION,
        /// Stands on a form before their names.
        MENTIONED,
        /// A role's genitive, apostrophe left out.
        ROLES
    }

    private static final PhraseBook BOOK = PhraseBook.load(OwnerPhrases.class, "owners.txt");

    /// "His old company phone": so many words may stand between an owner and what he owns.
    static final int OWNING = 3;

    private final List<Token> tokens;
    private final Map<Sort, BitSet> starts = new EnumMap<>(Sort.class);
    private final Map<Sort, BitSet> covered = new EnumMap<>(Sort.class);
    /// Where a phrase ends that begins at an index.
    private final int[] ends;

    OwnerPhrases(Wording wording) {
        tokens = wording.said();
        ends = new int[tokens.size()];
        for (Sort sort : Sort.values()) {
            starts.put(sort, new BitSet());
            covered.put(sort, new BitSet());
        }
        for (PhraseBook.Hit hit : BOOK.find(wording.beginnings())) {
            Sort sort = Sort.valueOf(hit.name().toUpperCase(Locale.ROOT));
            of(sort, starts).set(hit.first());
            of(sort, covered).set(hit.first(), hit.last() + 1);
            ends[hit.first()] = Math.max(ends[hit.first()], hit.last());
        }
    }

    private static BitSet of(Sort sort, Map<Sort, BitSet> map) {
        BitSet bits = map.get(sort);
        if (bits == null) {
            throw new IllegalStateException("There are no places of " + sort);
        }
        return bits;
    }

    /// How many tokens there are.
    int size() {
        return tokens.size();
    }

    Token token(int at) {
        return tokens.get(at);
    }

    /// Whether a phrase begins at a token.
    boolean starts(Sort sort, int at) {
        return of(sort, starts).get(at);
    }

    /// The first place from a token on where a phrase begins, -1 where none does.
    int next(Sort sort, int from) {
        return of(sort, starts).nextSetBit(from);
    }

    /// The last token of the longest phrase that begins at a token.
    int end(int at) {
        return ends[at];
    }

    /// Whether a token is part of a phrase.
    boolean isIn(Sort sort, int at) {
        return of(sort, covered).get(at);
    }

    /// Whether a phrase begins between two tokens.
    boolean has(Sort sort, int from, int to) {
        int next = next(sort, from);
        return next >= 0 && next < to;
    }

    /// "My colleague" is not about the writer, "my account" is.
    boolean isPossessive(int at) {
        return starts(Sort.FIRST, at)
                && (isNearRole(at) || (starts(Sort.MY, at) && !has(Sort.ACCOUNT, at + 1, at + 1 + OWNING)));
    }

    /// Whether words between two tokens are of the writer himself: "I", "my laptop".
    boolean haveFirst(int from, int to) {
        return hasOwn(Sort.FIRST, from, to);
    }

    /// Whether they say of a thing that it is his.
    boolean haveMy(int from, int to) {
        return hasOwn(Sort.MY, from, to);
    }

    private boolean hasOwn(Sort sort, int from, int to) {
        for (int at = next(sort, from); at >= 0 && at < to; at = next(sort, at + 1)) {
            if (!starts(Sort.MY, at) || !isNearRole(at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNearRole(int at) {
        return starts(Sort.ROLE, at) || starts(Sort.ROLE, at + 1) || starts(Sort.ROLE, at + 2);
    }

    /// Index of what follows articles and the like.
    int afterDeterminers(int at, int to) {
        int next = at;
        while (next < to
                && next < at + 2
                && !starts(Sort.ROLE, next)
                && (starts(Sort.DETERMINER, next) || isPossessive(next))) {
            next++;
        }
        // "the new intern"
        return next > at && next + 1 < to && !starts(Sort.ROLE, next) && starts(Sort.ROLE, next + 1) ? next + 1 : next;
    }

    /// Index of what ends the clause that begins at an index.
    int clauseEnd(int from) {
        int at = from;
        while (at < tokens.size() && !endsClause(at)) {
            at++;
        }
        return at;
    }

    boolean endsClause(int at) {
        Token token = tokens.get(at);
        if (token.kind() == Kind.LINE_BREAK) {
            return true;
        }
        if (token.kind() != Kind.PUNCTUATION || !".,!?;:".contains(token.text())) {
            return false;
        }
        // "Mr. Doyle", "M. Martin"
        boolean shortened = token.text().equals(".")
                && at > 0
                && (starts(Sort.TITLE, at - 1) || tokens.get(at - 1).text().length() == 1);
        return !shortened;
    }
}
