package dev.millrace.enrichment.target;

import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Said;
import dev.millrace.enrichment.words.WordList;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.Entity;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// For whom a permission or an application is wanted, where it is somebody else than the writer: who is to be given it
/// ("add our
/// intern"),
/// for whom it is ("access for Zofia"), or who needs it ("Mr Brandl needs the role"). Who has it already, agrees to it
/// or is
/// stood in for is only mentioned.
final class Grantee {
    private enum Sort {
        GIVE,
        NEED,
        CAN,
        COVER,
        ADVERB,
        HIM,
        RIGHT,
        TO,
        PLEASE
    }

    private static final PhraseBook BOOK = PhraseBook.load(Grantee.class, "grantees.txt");

    private static final WordList ADDED = WordList.of("added", "put", "included", "enrolled", "in", "on");

    /// "Stand in as a deputy for Brandl": so many words may stand between.
    private static final int CLOSE = 3;
    /// German writes all nouns with a capital; those that no message has are compounds, and long.
    private static final int LONGEST_NAME = 9;

    private final OwnerPhrases phrases;
    private final People people;
    private final Said said;
    private final String resource;
    private final Map<Sort, BitSet> starts = new EnumMap<>(Sort.class);

    private Grantee(Wording wording, Said said, List<Entity> entities, @Nullable String sender, String resource) {
        this.said = said;
        this.resource = resource.toLowerCase(Locale.ROOT);
        phrases = new OwnerPhrases(wording);
        people = new People(phrases, new OwnNames(wording, phrases, sender), said, entities);
        for (Sort sort : Sort.values()) {
            starts.put(sort, new BitSet());
        }
        for (PhraseBook.Hit hit : BOOK.find(wording.beginnings())) {
            places(Sort.valueOf(hit.name().toUpperCase(Locale.ROOT))).set(hit.first());
        }
    }

    /// The words that name him, null where it is the writer or nobody is named.
    ///
    /// @param resource what is wanted, which is nobody's name; empty where it is not known
    static @Nullable String of(
            Wording wording, Said said, List<Entity> entities, @Nullable String sender, String resource) {
        return new Grantee(wording, said, entities, sender, resource).words();
    }

    private @Nullable String words() {
        for (int from = 0; from < phrases.size(); ) {
            int to = phrases.clauseEnd(from);
            for (int at = from; at < to; at++) {
                int end = end(at, from, to);
                if (end >= at) {
                    return said.text()
                            .substring(
                                    phrases.token(at).start(),
                                    phrases.token(end).end())
                            .replaceAll("\\s+", " ");
                }
            }
            from = to + 1;
        }
        return null;
    }

    /// Where words end that name him from an index on, -1 where none do.
    private int end(int at, int from, int to) {
        int given = given(at, from, to);
        return given >= 0 ? given : Math.max(needing(at, from, to), meant(at, from, to));
    }

    /// "Give Zofia access", "grant it to our intern", "bitte Frau Brandl aufnehmen", "access for Zofia".
    private int given(int at, int from, int to) {
        if (starts(Sort.GIVE, at)) {
            int next = at + 1;
            while (next < to && (starts(Sort.PLEASE, next) || starts(Sort.TO, next))) {
                next++;
            }
            return starts(Sort.HIM, next) ? next : person(next, to, true);
        }
        boolean wanted = has(Sort.GIVE, from, to);
        if (starts(Sort.PLEASE, at) && wanted) {
            int end = person(at + 1, to, false);
            return end > at + 1 || isShortName(at + 1, to) ? end : -1;
        }
        boolean given = has(Sort.GIVE, from, at);
        // "Add me to Brandl" is for the writer.
        if (starts(Sort.TO, at) && given && !phrases.haveFirst(next(Sort.GIVE, from), at)) {
            int end = person(at + 1, to, false);
            return end > at + 1 || !starts(Sort.RIGHT, at - 1) ? end : -1;
        }
        boolean covers = at > from && has(Sort.COVER, Math.max(from, at - CLOSE), at);
        // "I took over slots for Manchester" wants nothing.
        boolean asked = given || has(Sort.RIGHT, from, at) || !phrases.haveFirst(from, to);
        return phrases.starts(OwnerPhrases.Sort.FOR, at) && !starts(Sort.GIVE, at) && !covers && asked
                ? person(at + 1, to, false)
                : -1;
    }

    /// "Our intern needs the role", "can Zofia get access", "I need Zofia added".
    private int needing(int at, int from, int to) {
        if (starts(Sort.CAN, at) && at <= from + 1) {
            return person(at + 1, to, false);
        }
        if (starts(Sort.NEED, at)) {
            return added(at + 1, to);
        }
        int end = phrases.starts(OwnerPhrases.Sort.HE, at) ? phrases.end(at) : person(at, to, at == from);
        int verb = starts(Sort.ADVERB, end + 1) ? end + 2 : end + 1;
        boolean needs = end >= 0 && verb < to && starts(Sort.NEED, verb);
        return needs && !phrases.haveFirst(from, to) ? end : -1;
    }

    /// "I need Zofia added", whom finders by words may take for an application.
    private int added(int at, int to) {
        boolean capital = at < to && people.isCapitalised(at) && !isOfResource(at);
        int end = capital ? at : person(at, to, true);
        end = capital && at + 1 < to && people.isCapitalised(at + 1) ? at + 1 : end;
        return end >= 0 && end + 1 < to && ADDED.contains(phrases.token(end + 1).norm()) ? end : -1;
    }

    /// "On behalf of Zofia", "User: Zofia".
    private int meant(int at, int from, int to) {
        if (phrases.starts(OwnerPhrases.Sort.BEHALF, at)) {
            return person(phrases.end(at) + 1, to, false);
        }
        boolean labelled = at == from
                && at > 1
                && phrases.token(at - 1).text().equals(":")
                && phrases.isIn(OwnerPhrases.Sort.LABEL, at - 2)
                && !phrases.token(at - 2).norm().equals("owner");
        return labelled ? person(at, to, false) : -1;
    }

    /// @param small whether small letters are enough
    private int person(int from, int to, boolean small) {
        int at = phrases.afterDeterminers(from, to);
        if (at >= to || isOfResource(at)) {
            return -1;
        }
        int end = people.person(at, to, true);
        if (end >= 0) {
            // "For the Hamar shop".
            boolean thing = at > from && end == at && !phrases.starts(OwnerPhrases.Sort.ROLE, at);
            return thing || people.isGenitive(end) ? -1 : end;
        }
        return small ? people.personInSmallLetters(at, to) : -1;
    }

    private boolean isShortName(int at, int to) {
        return at < to && phrases.token(at).text().length() <= LONGEST_NAME && !starts(Sort.RIGHT, at);
    }

    private boolean isOfResource(int at) {
        return resource.contains(phrases.token(at).text().toLowerCase(Locale.ROOT));
    }

    private boolean starts(Sort sort, int at) {
        return at >= 0 && places(sort).get(at);
    }

    private int next(Sort sort, int from) {
        return places(sort).nextSetBit(from);
    }

    private boolean has(Sort sort, int from, int to) {
        int next = next(sort, from);
        return next >= 0 && next < to;
    }

    private BitSet places(Sort sort) {
        return Objects.requireNonNull(starts.get(sort));
    }
}
