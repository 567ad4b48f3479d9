package dev.millrace.enrichment.target;

import dev.millrace.enrichment.target.OwnerPhrases.Sort;
import dev.millrace.enrichment.words.WordList;
import org.jspecify.annotations.Nullable;

/// Somebody named in a message that never says that the account is the writer's: "Password forgotten. Person: Zofia
/// Brandl". Whoever writes so is not told apart from who writes for Brandl, however Brandl is mentioned.
record Stranger(OwnerPhrases phrases, People people, Subject subject, String text) {
    /// Where a name behind it is mostly a place's.
    private static final WordList PLACE = WordList.of(
            "in", "im", "at", "from", "near", "to", "aus", "nach", "zu", "en", "on", "am", "since", "seit", "desde",
            "depuis");

    private static final WordList ARTICLE = WordList.of("the", "this", "that");

    /// German writes all nouns with a capital; those that no message has are compounds, and long.
    private static final int LONGEST_NAME = 10;

    private static final String QUOTES = "\"'“”„‚‘«»";

    /// "Brandl from the mill", "Brandl (sales)".
    private static final WordList OF =
            WordList.of("from", "aus", "von", "vom", "of", "de", "du", "del", "della", "van");

    /// Who is named in a clause, null where nobody is.
    Subject.@Nullable Place in(int from, int to) {
        boolean mentions = phrases.has(Sort.MENTION, from, to) && !phrases.has(Sort.ACCOUNT, from, to);
        if (mentions || isMentioned(from)) {
            return null;
        }
        for (int at = from; at < to; at++) {
            int end = end(at, to);
            if (end >= 0
                    && !subject.isGreeted(at)
                    && !phrases.isIn(Sort.GREETING, at)
                    && !phrases.isIn(Sort.GREETING, end)
                    && !phrases.isIn(Sort.CLOSING, end)
                    && !phrases.isIn(Sort.THING, at)
                    && !phrases.isIn(Sort.THING, end)) {
                return new Subject.Place(at, end);
            }
        }
        return null;
    }

    /// "Manager: Ben Okafor".
    private boolean isMentioned(int from) {
        return from > 1 && phrases.token(from - 1).text().equals(":") && phrases.isIn(Sort.MENTIONED, from - 2);
    }

    private int end(int at, int to) {
        if (phrases.starts(Sort.ROLE, at)) {
            int name = phrases.end(at) + 1;
            return name < to && people.isName(name) ? name : -1;
        }
        if (isLabelled(at)) {
            int small = people.personInSmallLetters(at, to);
            if (small >= 0 && small + 1 == to) {
                return small;
            }
        }
        int end = people.person(at, to, true);
        boolean named = end > at || (isShort(at) && !isThing(at) && !isQuoted(at) && !isCapitalisedAnyway(at, to));
        return end >= 0 && named ? end : -1;
    }

    /// "Locked out: zofia brandl".
    private boolean isLabelled(int at) {
        return at > 1
                && phrases.token(at - 1).text().equals(":")
                && (phrases.isIn(Sort.STATE, at - 2) || phrases.isIn(Sort.FORGET, at - 2));
    }

    /// What begins a sentence has a capital whatever it is.
    private boolean isCapitalisedAnyway(int at, int to) {
        boolean begins = at == 0
                || (phrases.endsClause(at - 1) && !phrases.token(at - 1).text().equals(","));
        boolean belongs = at + 1 < to && (OF.contains(phrases.token(at + 1).norm()) || isBeforeBracket(at));
        return begins && !belongs;
    }

    private boolean isBeforeBracket(int at) {
        int end = phrases.token(at).end();
        return end + 1 < text.length() && text.startsWith(" (", end);
    }

    private boolean isShort(int at) {
        return phrases.token(at).text().length() <= LONGEST_NAME;
    }

    /// "The Ramadan break", "in the Hamar shop", "in Brussels".
    private boolean isThing(int at) {
        boolean article = at > 0 && ARTICLE.contains(phrases.token(at - 1).norm());
        // "The Brandl account", "the Brandl one" are somebody's.
        boolean owns = at + 1 < phrases.size()
                && (phrases.starts(Sort.ACCOUNT, at + 1)
                        || phrases.token(at + 1).norm().equals("one"));
        return isPlace(at) || (article && !owns);
    }

    private boolean isPlace(int at) {
        int before = Math.max(0, at - 1);
        while (before > 0 && phrases.starts(Sort.DETERMINER, before)) {
            before--;
        }
        return PLACE.contains(phrases.token(before).norm());
    }

    private boolean isQuoted(int at) {
        int start = phrases.token(at).start();
        return start > 0 && QUOTES.indexOf(text.charAt(start - 1)) >= 0;
    }
}
