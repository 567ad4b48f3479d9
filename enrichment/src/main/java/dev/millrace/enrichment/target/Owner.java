package dev.millrace.enrichment.target;

import dev.millrace.enrichment.target.OwnerPhrases.Sort;
import dev.millrace.enrichment.words.Said;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.Entity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whose account a message speaks of, where none is named: that "nobody else is named" makes the writer its owner only
/// where nobody else is spoken of as such. Others are who is the subject of what is wrong ("Mr Doyle has locked himself
/// out"), the object of what is wanted ("unlock Anna Keller"), or behind the account ("passwort von kmeier", "Nowak's
/// mailbox", "her phone"); whoever is greeted, or only mentioned, is not.
final class Owner {
    /// Whose it is.
    ///
    /// @param words that say so, null where it is the writer's
    /// @param account where the words name one
    record Answer(@Nullable String words, @Nullable String account) {
        static final Answer WRITER = new Answer(null, null);

        boolean isWriter() {
            return words == null;
        }
    }

    /// Who speaks of himself twice tells what befell him.
    private static final int SAYS_MINE = 2;

    private final OwnerPhrases phrases;
    private final People people;
    private final Subject subject;
    private final ForWhom forWhom;
    private final NamedMailbox mailbox;
    private final Stranger stranger;
    private final Said said;

    private Owner(Wording wording, Said said, List<Entity> entities, @Nullable String sender) {
        this.said = said;
        phrases = new OwnerPhrases(wording);
        people = new People(phrases, new OwnNames(wording, phrases, sender), said, entities);
        subject = new Subject(phrases, people);
        forWhom = new ForWhom(phrases, people, said.text());
        mailbox = new NamedMailbox(phrases);
        stranger = new Stranger(phrases, people, subject, said.text());
    }

    /// @param entities that the message names
    static Answer of(Wording wording, Said said, List<Entity> entities, @Nullable String sender) {
        return new Owner(wording, said, entities, sender).answer();
    }

    private Answer answer() {
        int mine = 0;
        Subject.Place named = null;
        for (int from = 0; from < phrases.size(); ) {
            int to = phrases.clauseEnd(from);
            Answer answer = inClause(from, to);
            if (!answer.isWriter()) {
                return answer;
            }
            mine += mine(from, to);
            if (named == null && mine < SAYS_MINE) {
                named = stranger.in(from, to);
            }
            from = to + 1;
        }
        return named == null || mine >= SAYS_MINE ? Answer.WRITER : found(named.first(), named.last());
    }

    /// How far a clause says that the account is the writer's own.
    private int mine(int from, int to) {
        if (!phrases.haveFirst(from, to)) {
            return 0;
        }
        return phrases.haveMy(from, to) || isAboutAccount(from, to) ? SAYS_MINE : 1;
    }

    private boolean isAboutAccount(int from, int to) {
        return phrases.has(Sort.ACCOUNT, from, to)
                || phrases.has(Sort.FORGET, from, to)
                || phrases.has(Sort.STATE, from, to)
                || phrases.has(Sort.UNLOCK, from, to)
                || phrases.has(Sort.REMEDY, from, to);
    }

    private Answer inClause(int from, int to) {
        Subject.Place somebody = subject.in(from, to);
        Answer answer = somebody == null ? Answer.WRITER : found(somebody.first(), somebody.last());
        for (int i = from; i < to && answer.isWriter(); i++) {
            answer = owned(i, to);
        }
        Subject.Place named = answer.isWriter() ? forWhom.in(from, to) : null;
        named = answer.isWriter() && named == null ? mailbox.in(from, to) : named;
        if (named == null) {
            return answer;
        }
        boolean account = named.first() == named.last() && people.isAccountInCapitals(named.first());
        return account
                ? new Answer(
                        words(named.first(), named.last()),
                        phrases.token(named.first()).text())
                : found(named.first(), named.last());
    }

    /// What owns an account by the words beside it.
    private Answer owned(int i, int to) {
        if (phrases.starts(Sort.ACCOUNT, i)) {
            int link = phrases.end(i) + 1;
            if (link < to && phrases.starts(Sort.OF, link)) {
                int at = phrases.afterDeterminers(link + 1, to);
                int end = people.person(at, to, true);
                if (end >= 0) {
                    return found(i, end);
                }
                if (at == link + 1 && at < to && (people.isAccountLike(at, to) || people.isAccountInCapitals(at))) {
                    return new Answer(words(i, at), phrases.token(at).text());
                }
            }
        }
        if (people.isGenitive(i) && i + 1 < to && phrases.starts(Sort.ACCOUNT, i + 1) && people.isAccountLike(i, to)) {
            String text = phrases.token(i).text();
            return new Answer(words(i, i + 1), text.substring(0, text.length() - 2));
        }
        boolean genitive = people.isGenitive(i) && (phrases.starts(Sort.ROLES, i) || people.isName(i));
        boolean his = phrases.starts(Sort.HIS, i)
                && Character.isLowerCase(phrases.token(i).text().charAt(0));
        if (genitive || his) {
            for (int at = i + 1; at < Math.min(to, i + 1 + OwnerPhrases.OWNING); at++) {
                if (phrases.starts(Sort.ACCOUNT, at) && !phrases.has(Sort.FIRST, i + 1, at)) {
                    return found(i, at);
                }
            }
        }
        if (phrases.starts(Sort.UNLOCK, i)) {
            int at = phrases.afterDeterminers(i + 1, to);
            int end = people.person(at, to, at == i + 1);
            if (end >= 0) {
                return found(i, end);
            }
        }
        return Answer.WRITER;
    }

    private Answer found(int from, int to) {
        return new Answer(words(from, to), null);
    }

    private String words(int from, int to) {
        return said.text()
                .substring(phrases.token(from).start(), phrases.token(to).end())
                .replaceAll("\\s+", " ");
    }
}
