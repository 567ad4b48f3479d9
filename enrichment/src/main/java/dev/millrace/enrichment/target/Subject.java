package dev.millrace.enrichment.target;

import dev.millrace.enrichment.target.OwnerPhrases.Sort;
import dev.millrace.enrichment.words.WordList;
import org.jspecify.annotations.Nullable;

/// Who is said to have the trouble: the subject of what is wrong, where it is not the writer.
final class Subject {
    /// "The new doctor has forgotten": so many words may stand between an article and what somebody does.
    private static final int NAMING = 3;
    /// "I have just forgotten": so near before what is wrong the writer is its subject.
    private static final int SUBJECT = 3;

    private static final WordList ABLE = WordList.of("can", "could", "kann", "peut", "puede", "kan");
    private static final WordList UNABLE =
            WordList.of("not", "no", "never", "hardly", "nicht", "nie", "pas", "plus", "niet");

    private final OwnerPhrases phrases;
    private final People people;

    Subject(OwnerPhrases phrases, People people) {
        this.phrases = phrases;
        this.people = people;
    }

    /// Where somebody else is named.
    ///
    /// @param first token of his name
    /// @param last token of it
    record Place(int first, int last) {}

    /// Who is said to have the trouble in a clause, null where it is the writer or nobody.
    @Nullable
    Place in(int from, int to) {
        boolean forgets = phrases.has(Sort.FORGET, from, to);
        boolean wanted = phrases.has(Sort.UNLOCK, from, to) || phrases.has(Sort.REMEDY, from, to);
        if (!forgets && !wanted && !phrases.has(Sort.STATE, from, to)) {
            return asking(from, to);
        }
        boolean writers = speaksOfWriter(from, to);
        for (int i = from; i < to; i++) {
            int end = subjectEnd(i, from, to, forgets);
            if (end >= 0 && !isGreeted(i) && (!writers || hasTrouble(end, to))) {
                return new Place(i, Math.min(end, to - 1));
            }
        }
        return null;
    }

    /// Where somebody else ends who may have the trouble, -1 where he is none.
    private int subjectEnd(int i, int from, int to, boolean forgets) {
        if (phrases.starts(Sort.HE, i)) {
            return phrases.end(i) > i || acts(i + 1, to) ? phrases.end(i) : -1;
        }
        int end = people.person(i, to, false);
        if (end >= 0) {
            return end;
        }
        int small = i == from ? people.personInSmallLetters(i, to) : -1;
        if (small >= 0 && acts(small + 1, to) && !speaksOfWriter(from, to)) {
            return small;
        }
        if (acts(i + 1, to) && (people.isName(i) || (i == from && people.mayBeName(i, to)))) {
            return i;
        }
        boolean somebody = phrases.starts(Sort.DETERMINER, i)
                || (phrases.starts(Sort.MY, i) && !phrases.starts(Sort.THING, i + 1));
        return forgets && somebody && isSomebodyWhoForgets(i + 1, to) ? does(i + 1) - 1 : -1;
    }

    /// "Herr Wagner asked me to write: the account is locked".
    private @Nullable Place asking(int from, int to) {
        int asks = phrases.next(Sort.ASKS, from);
        if (asks < 0
                || asks >= to
                || to >= phrases.size()
                || !":,".contains(phrases.token(to).text())) {
            return null;
        }
        int next = phrases.clauseEnd(to + 1);
        boolean trouble = phrases.has(Sort.FORGET, to + 1, next) || phrases.has(Sort.STATE, to + 1, next);
        if (!trouble || speaksOfWriter(to + 1, next)) {
            return null;
        }
        for (int i = from; i < asks; i++) {
            int end = phrases.starts(Sort.HE, i) ? phrases.end(i) : people.person(i, to, true);
            if (end >= 0 && !isGreeted(i)) {
                return new Place(i, end);
            }
        }
        return null;
    }

    /// Whether somebody who ends at an index is the subject of what is wrong, though the clause speaks of the writer,
    /// too.
    private boolean hasTrouble(int end, int to) {
        if (!acts(end + 1, to) && !acts(end, to)) {
            return false;
        }
        for (int at = end + 1; at < to; at++) {
            boolean trouble = phrases.starts(Sort.FORGET, at)
                    || (phrases.starts(Sort.STATE, at) && !isMine(phrases.end(at) + 1, to));
            if (trouble && !isWriters(at, end) && !isAble(end, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isMine(int at, int to) {
        return at < to && phrases.starts(Sort.FIRST, at);
    }

    /// Whether the writer is the subject of a verb.
    private boolean isWriters(int verb, int end) {
        for (int at = verb - 1; at > Math.max(end, verb - 1 - SUBJECT); at--) {
            if (phrases.starts(Sort.HE, at)) {
                return false;
            }
            if (phrases.starts(Sort.FIRST, at)
                    && !phrases.isPossessive(at)
                    && (at == verb - 1 || !phrases.starts(Sort.OBJECT, at))) {
                return true;
            }
        }
        return false;
    }

    /// "My colleague can log in": it is not he who can't.
    private boolean isAble(int end, int verb) {
        boolean able = false;
        for (int at = end; at < verb; at++) {
            String norm = phrases.token(at).norm();
            if (UNABLE.contains(norm)) {
                return false;
            }
            able |= ABLE.contains(norm);
        }
        return able;
    }

    private boolean acts(int at, int to) {
        return at < to && (phrases.starts(Sort.AUXILIARY, at) || phrases.starts(Sort.FORGET, at));
    }

    /// "The new doctor has forgotten": whatever the word for him, only people forget; but an account, too, is locked
    /// out.
    private boolean isSomebodyWhoForgets(int at, int to) {
        int does = does(at);
        return does >= 0
                && does < Math.min(to, at + 1 + NAMING)
                && !phrases.has(Sort.ACCOUNT, at, does)
                && phrases.has(Sort.FORGET, at + 1, to);
    }

    private int does(int at) {
        return phrases.next(Sort.AUXILIARY, at + 1);
    }

    private boolean speaksOfWriter(int from, int to) {
        for (int i = from; i < to; i++) {
            if (phrases.starts(Sort.FIRST, i) && !phrases.isPossessive(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isGreeting(int at) {
        return at >= 0 && (phrases.isIn(Sort.GREETING, at) || phrases.isIn(Sort.CLOSING, at));
    }

    /// "Hello Ingrid", "thanks, Mrs Brandl": who is spoken to, or signs, is not spoken of.
    boolean isGreeted(int at) {
        if (at > 0 && phrases.endsClause(at - 1)) {
            return false;
        }
        return isGreeting(at - 1) || isGreeting(at - 2);
    }
}
