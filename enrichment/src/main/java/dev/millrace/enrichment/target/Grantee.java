package dev.millrace.enrichment.target;

import dev.millrace.enrichment.target.GranteePhrases.Sort;
import dev.millrace.enrichment.words.Said;
import dev.millrace.enrichment.words.WordList;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.Entity;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// For whom a permission or an application is wanted, where it is somebody else than the writer: who is to be given it
/// ("add our intern"), for whom it is ("access for Zofia"), who needs it ("Mr Brandl needs the role"), or whose device
/// is to have it ("on Zofia's laptop"). Who has it already, agrees to it or is stood in for is only mentioned.
final class Grantee {
    private static final WordList ADDED = WordList.of("added", "put", "included", "enrolled", "in", "on");

    /// "The same as me".
    private static final WordList LIKE =
            WordList.of("as", "like", "than", "from", "wie", "als", "von", "comme", "como", "de");

    /// "Stand in as a deputy for Brandl": so many words may stand between.
    private static final int CLOSE = 3;
    /// "Should be able to confirm": so many words may stand between.
    private static final int INFORMED = 5;
    /// German writes all nouns with a capital; those that no message has are compounds, and long.
    private static final int LONGEST_NAME = 9;

    private final OwnerPhrases phrases;
    private final People people;
    private final Said said;
    private final String resource;
    private final GranteePhrases wants;

    private Grantee(Wording wording, Said said, List<Entity> entities, @Nullable String sender, String resource) {
        this.said = said;
        this.resource = resource.toLowerCase(Locale.ROOT);
        phrases = new OwnerPhrases(wording);
        people = new People(phrases, new OwnNames(wording, phrases, sender), said, entities);
        wants = new GranteePhrases(wording);
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
        return given >= 0
                ? given
                : Math.max(needing(at, from, to), Math.max(meant(at, from, to), onDevice(at, from, to)));
    }

    /// "Give Zofia access", "grant it to our intern", "bitte Frau Brandl aufnehmen", "access for Zofia".
    private int given(int at, int from, int to) {
        if (wants.starts(Sort.GIVE, at)) {
            int next = at + 1;
            while (next < to && (wants.starts(Sort.PLEASE, next) || wants.starts(Sort.TO, next))) {
                next++;
            }
            if (wants.starts(Sort.HIM, next)) {
                return next;
            }
            int end = person(next, to, true);
            return end >= 0 ? unlessInformed(end) : added(next, to);
        }
        boolean wanted = wants.has(Sort.GIVE, from, to);
        // "Können Sie Brandl aufnehmen"
        boolean asks = wants.starts(Sort.PLEASE, at) || (wants.starts(Sort.YOU, at) && wants.starts(Sort.CAN, at - 1));
        if (asks && wanted) {
            int end = person(at + 1, to, false);
            return end > at + 1 || isShortName(at + 1, to) ? unlessInformed(end) : -1;
        }
        boolean given = wants.has(Sort.GIVE, from, at);
        // "Add me to Brandl" is for the writer.
        if (wants.starts(Sort.TO, at) && given && !phrases.haveFirst(wants.next(Sort.GIVE, from), at)) {
            int end = person(at + 1, to, false);
            return end > at + 1 || !wants.starts(Sort.RIGHT, at - 1) ? end : -1;
        }
        boolean covers = at > from && wants.has(Sort.COVER, Math.max(from, at - CLOSE), at);
        // "I took over slots for Manchester" wants nothing.
        boolean asked = given || wants.has(Sort.RIGHT, from, at) || !phrases.haveFirst(from, to);
        return phrases.starts(OwnerPhrases.Sort.FOR, at) && !wants.starts(Sort.GIVE, at) && !covers && asked
                ? person(at + 1, to, false)
                : -1;
    }

    /// "Our intern needs the role", "can Zofia get access", "I need Zofia added".
    private int needing(int at, int from, int to) {
        // "Can Brandl add me" is for the writer.
        if (wants.starts(Sort.CAN, at) && at <= from + 1) {
            return wants.starts(Sort.YOU, at + 1) || isForWriter(at, to) ? -1 : person(at + 1, to, false);
        }
        if (wants.starts(Sort.WANT, at)) {
            int end = person(at + 1, to, true);
            return end >= 0 && wants.starts(Sort.TO, end + 1) && !wants.starts(Sort.INFORM, end + 2) ? end : -1;
        }
        if (wants.starts(Sort.NEED, at)) {
            return neededAdded(at + 1, to);
        }
        if (wants.starts(Sort.THAT, at) && !phrases.haveFirst(from, to)) {
            int end = person(at + 1, to, false);
            return wants.has(Sort.INTO, at, to) || wants.has(Sort.RIGHT, at, to) ? end : -1;
        }
        int end = phrases.starts(OwnerPhrases.Sort.HE, at) ? phrases.end(at) : person(at, to, at == from);
        int verb = wants.starts(Sort.ADVERB, end + 1) ? end + 2 : end + 1;
        boolean needs = end >= 0 && verb < to && wants.starts(Sort.NEED, verb);
        boolean agrees = needs && isInformed(verb, Math.min(to, verb + INFORMED), to);
        return needs && !agrees && !phrases.haveFirst(from, to) ? end : -1;
    }

    /// "I need Zofia added", whom finders by words may take for an application.
    private int neededAdded(int at, int to) {
        boolean capital = at < to && people.isCapitalised(at) && !isOfResource(at);
        int end = capital ? at : person(at, to, true);
        end = capital && at + 1 < to && people.isCapitalised(at + 1) ? at + 1 : end;
        return end >= 0 && end + 1 < to && ADDED.contains(phrases.token(end + 1).norm()) ? end : -1;
    }

    /// "Add Mark to", "add ZBRANDL to", "add the account zbrandl to": what names somebody by its place alone.
    private int added(int at, int to) {
        int name = phrases.afterDeterminers(at, to);
        name = name > at && phrases.starts(OwnerPhrases.Sort.ACCOUNT, name) ? name + 1 : name;
        if (name >= to || phrases.haveFirst(at, to)) {
            return -1;
        }
        if (name > at) {
            return people.isAccountLike(name, to) && !isOfResource(name) ? name : -1;
        }
        int end = name + 1 < to && isCalled(name + 1) ? name + 1 : name;
        boolean called = people.isAccountInCapitals(name) || isCalled(name);
        return called && !isOfResource(name) && end + 1 < to && wants.starts(Sort.INTO, end + 1) ? end : -1;
    }

    private boolean isCalled(int at) {
        return people.isCapitalised(at)
                && !people.isWriter(at)
                && !wants.starts(Sort.RIGHT, at)
                && !phrases.isIn(OwnerPhrases.Sort.THING, at);
    }

    /// "Let Ben know", "bitte Frau Huber Bescheid geben": he is given nothing else.
    private int unlessInformed(int end) {
        return end >= 0 && isInformed(end + 1, end + 2, phrases.clauseEnd(end)) ? -1 : end;
    }

    /// Not so where something comes behind: "needs to approve in the group".
    private boolean isInformed(int at, int end, int to) {
        return wants.has(Sort.INFORM, at, end) && !wants.has(Sort.INTO, wants.next(Sort.INFORM, at), to);
    }

    private boolean isForWriter(int from, int to) {
        for (int at = from; at < to; at++) {
            if (phrases.starts(OwnerPhrases.Sort.OBJECT, at)
                    && !LIKE.contains(phrases.token(at - 1).norm())) {
                return true;
            }
        }
        return false;
    }

    /// "On Zofia's laptop", "on the laptop of our intern", "on her laptop".
    private int onDevice(int at, int from, int to) {
        // "It opens on Zofia's laptop" wants nothing there.
        if (!wants.has(Sort.GIVE, from, to) && !wants.has(Sort.NEED, from, to)) {
            return -1;
        }
        if (wants.starts(Sort.DEVICE, at)) {
            return phrases.starts(OwnerPhrases.Sort.OF, at + 1) ? person(at + 2, to, false) : -1;
        }
        boolean genitive = people.isGenitive(at) && (phrases.starts(OwnerPhrases.Sort.ROLES, at) || people.isName(at));
        boolean owns = genitive || phrases.starts(OwnerPhrases.Sort.HIS, at);
        int device = wants.next(Sort.DEVICE, at);
        return owns && device >= 0 && device <= Math.min(to - 1, at + OwnerPhrases.OWNING) ? at : -1;
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
        if (labelled) {
            return person(at, to, false);
        }
        int end = at == from && isListed(at) ? person(at, to, false) : -1;
        return end + 1 >= to ? end : -1;
    }

    /// "Add to finance-reports: Zofia".
    private boolean isListed(int at) {
        if (at < 2 || !phrases.token(at - 1).text().equals(":")) {
            return false;
        }
        int before = at - 1;
        while (before > 0 && !phrases.endsClause(before - 1)) {
            before--;
        }
        return wants.has(Sort.GIVE, before, at - 1) && !phrases.haveFirst(before, at - 1);
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
        return at < to && phrases.token(at).text().length() <= LONGEST_NAME && !wants.starts(Sort.RIGHT, at);
    }

    private boolean isOfResource(int at) {
        return resource.contains(phrases.token(at).text().toLowerCase(Locale.ROOT));
    }
}
