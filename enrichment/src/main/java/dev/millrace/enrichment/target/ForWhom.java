package dev.millrace.enrichment.target;

import dev.millrace.enrichment.target.OwnerPhrases.Sort;
import dev.millrace.enrichment.words.WordList;
import org.jspecify.annotations.Nullable;

/// For whom something is wanted, or with whom something is wrong, where what stands right before a name says so.
record ForWhom(OwnerPhrases phrases, People people, String text) {
    /// "Remove the old phone from": so many words may stand between.
    private static final int CLOSE = 4;

    private static final WordList IS = WordList.of("is", "ist", "est", "es", "e");
    /// "A Rocío le ha caducado", "a Rocío se le ha bloqueado".
    private static final WordList HIM = WordList.of("le", "les", "se");

    /// Where he is named in a clause, null where nobody is.
    Subject.@Nullable Place in(int from, int to) {
        Subject.Place behalf = onBehalf(from, to);
        if (behalf != null) {
            return behalf;
        }
        boolean wanted = phrases.has(Sort.UNLOCK, from, to) || phrases.has(Sort.REMEDY, from, to);
        boolean wrong = phrases.has(Sort.STATE, from, to) || phrases.has(Sort.FORGET, from, to);
        for (int i = from; i < to && (wanted || wrong); i++) {
            Subject.Place place = wanted ? wantedFor(i, to) : null;
            place = place == null ? wrongWith(i, from, to) : place;
            if (place != null) {
                return place;
            }
        }
        return labelled(from, to);
    }

    /// "For Mrs Brandl: …", "I write on behalf of Mrs Brandl".
    private Subject.@Nullable Place onBehalf(int from, int to) {
        int behalf = phrases.starts(Sort.FOR, from) ? from : phrases.next(Sort.BEHALF, from);
        return behalf >= 0 && behalf < to ? named(phrases.end(behalf) + 1, to) : null;
    }

    /// "A new one for Brandl", "unlock JDOE".
    private Subject.@Nullable Place wantedFor(int i, int to) {
        boolean link = phrases.starts(Sort.FOR, i)
                || (phrases.starts(Sort.TO, i) && phrases.has(Sort.REMEDY, Math.max(0, i - CLOSE), i));
        Subject.Place named = link ? named(phrases.afterDeterminers(i + 1, to), to) : null;
        if (named != null) {
            return named;
        }
        boolean beside = i > 0
                && (phrases.starts(Sort.FOR, i - 1)
                        || phrases.starts(Sort.TO, i - 1)
                        || phrases.isIn(Sort.UNLOCK, i - 1)
                        || (i + 1 < to && phrases.starts(Sort.UNLOCK, i + 1)));
        return beside && people.isAccountInCapitals(i) ? new Subject.Place(i, i) : null;
    }

    /// "Abgelaufen bei Brandl", "a Rocío se le ha bloqueado", "JDOE is locked", "expired (Zofia Brandl)".
    private Subject.@Nullable Place wrongWith(int i, int from, int to) {
        if (phrases.starts(Sort.AT, i)) {
            return named(i + 1, to);
        }
        if (i == from && phrases.token(i).norm().equals("a")) {
            Subject.Place him = named(i + 1, to);
            boolean object = him != null
                    && him.last() + 1 < to
                    && HIM.contains(phrases.token(him.last() + 1).norm());
            return object ? him : null;
        }
        boolean account = people.isAccountInCapitals(i)
                && (phrases.has(Sort.STATE, i + 1, Math.min(to, i + CLOSE))
                        || phrases.has(Sort.FORGET, i + 1, Math.min(to, i + CLOSE)));
        if (account) {
            return new Subject.Place(i, i);
        }
        int start = phrases.token(i).start();
        int end = start > 0 && text.charAt(start - 1) == '(' ? people.person(i, to, false) : -1;
        return end > i ? new Subject.Place(i, end) : null;
    }

    /// "Name: Zofia Brandl", "Account locked: Brandl", "the user is Brandl".
    private Subject.@Nullable Place labelled(int from, int to) {
        boolean behind = from > 1
                && phrases.token(from - 1).text().equals(":")
                && (phrases.isIn(Sort.LABEL, from - 2)
                        || phrases.isIn(Sort.STATE, from - 2)
                        || phrases.isIn(Sort.ACCOUNT, from - 2));
        Subject.Place whole = behind ? named(from, to) : null;
        if (whole != null && whole.last() + 1 >= to) {
            return whole;
        }
        int label = phrases.next(Sort.LABEL, from);
        boolean is = label >= 0
                && label + 2 < to
                && IS.contains(phrases.token(label + 1).norm());
        return is ? named(label + 2, to) : null;
    }

    /// Somebody by his name: what he is ("for the reception") is no sure sign.
    private Subject.@Nullable Place named(int at, int to) {
        int end = people.person(at, to, true);
        boolean name = end >= 0 && !phrases.starts(Sort.ROLE, at) && !phrases.starts(Sort.THING, at);
        return name ? new Subject.Place(at, end) : null;
    }
}
