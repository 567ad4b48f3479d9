package dev.millrace.enrichment.target;

import dev.millrace.enrichment.words.Chunk;
import dev.millrace.enrichment.words.Folding;
import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Said;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Token.Kind;
import dev.millrace.enrichment.words.WordList;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.Entity;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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

    private enum Sort {
        FIRST,
        MY,
        OBJECT,
        THING,
        ASKS,
        ACCOUNT,
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
        GREETING,
        SELF,
        /// A role's genitive, apostrophe left out.
        ROLES
    }

    private static final PhraseBook BOOK = PhraseBook.load(Owner.class, "owners.txt");
    private static final Pattern JOINTS = Pattern.compile("[^a-z]+");
    private static final int SHORTEST_NAME = 3;
    private static final int MOST_NAMES = 3;
    /// "His old company phone": so many words may stand between an owner and what he owns.
    private static final int OWNING = 3;
    private static final int LONGEST_SIGNATURE = 4;
    /// "I have just forgotten": so near before what is wrong the writer is its subject.
    private static final int SUBJECT = 3;

    private static final WordList ABLE = WordList.of("can", "could", "kann", "peut", "puede", "kan");
    private static final WordList UNABLE =
            WordList.of("not", "no", "never", "hardly", "nicht", "nie", "pas", "plus", "niet");
    /// What also begins a Spanish or Polish sentence about the writer: "Hoy no puedo entrar".
    private static final WordList DOUBTFUL = WordList.of("no", "se", "na", "e", "ma", "kommt");

    private final List<Token> tokens;
    private final Said said;
    private final List<Entity> entities;
    private final Map<Sort, BitSet> starts = new EnumMap<>(Sort.class);
    private final Map<Sort, BitSet> covered = new EnumMap<>(Sort.class);
    /// Where a phrase ends that begins at an index.
    private final int[] ends;

    private final Set<String> own = new HashSet<>();
    private final String sender;

    private Owner(Wording wording, Said said, List<Entity> entities, @Nullable String sender) {
        this.tokens = wording.said();
        this.said = said;
        this.entities = entities;
        this.ends = new int[tokens.size()];
        for (Sort sort : Sort.values()) {
            starts.put(sort, new BitSet());
            covered.put(sort, new BitSet());
        }
        for (PhraseBook.Hit hit : BOOK.find(wording.beginnings())) {
            Sort sort = Sort.valueOf(hit.name().toUpperCase(Locale.ROOT));
            is(sort, starts).set(hit.first());
            is(sort, covered).set(hit.first(), hit.last() + 1);
            ends[hit.first()] = Math.max(ends[hit.first()], hit.last());
        }
        this.sender = sender == null ? "" : Folding.fold(local(sender));
        learnOwnNames(wording);
    }

    /// @param entities that the message names
    static Answer of(Wording wording, Said said, List<Entity> entities, @Nullable String sender) {
        return new Owner(wording, said, entities, sender).answer();
    }

    private Answer answer() {
        for (int from = 0; from < tokens.size(); ) {
            int to = clauseEnd(from);
            Answer answer = inClause(from, to);
            if (!answer.isWriter()) {
                return answer;
            }
            from = to + 1;
        }
        return Answer.WRITER;
    }

    private Answer inClause(int from, int to) {
        Answer answer = subject(from, to);
        for (int i = from; i < to && answer.isWriter(); i++) {
            answer = owned(i, to);
        }
        return answer;
    }

    /// What owns an account by the words beside it.
    private Answer owned(int i, int to) {
        if (starts(Sort.ACCOUNT, i)) {
            int link = ends[i] + 1;
            if (link < to && starts(Sort.OF, link)) {
                int at = afterDeterminers(link + 1, to);
                int end = person(at, to, true);
                if (end >= 0) {
                    return found(i, end);
                }
                if (at == link + 1 && isAccountLike(at, to)) {
                    return new Answer(words(i, at), tokens.get(at).text());
                }
            }
        }
        if (isGenitive(i) && i + 1 < to && starts(Sort.ACCOUNT, i + 1) && isAccountLike(i, to)) {
            String text = tokens.get(i).text();
            return new Answer(words(i, i + 1), text.substring(0, text.length() - 2));
        }
        boolean genitive = isGenitive(i) && (starts(Sort.ROLES, i) || isName(i));
        boolean his = starts(Sort.HIS, i)
                && Character.isLowerCase(tokens.get(i).text().charAt(0));
        if (genitive || his) {
            for (int at = i + 1; at < Math.min(to, i + 1 + OWNING); at++) {
                if (starts(Sort.ACCOUNT, at) && !covers(Sort.FIRST, i + 1, at)) {
                    return found(i, at);
                }
            }
        }
        if (starts(Sort.UNLOCK, i)) {
            int at = afterDeterminers(i + 1, to);
            int end = person(at, to, at == i + 1);
            if (end >= 0) {
                return found(i, end);
            }
        }
        return Answer.WRITER;
    }

    /// Who is said to have the trouble.
    private Answer subject(int from, int to) {
        boolean forgets = covers(Sort.FORGET, from, to);
        boolean wanted = covers(Sort.UNLOCK, from, to);
        if (!forgets && !wanted && !covers(Sort.STATE, from, to)) {
            return asking(from, to);
        }
        boolean writers = speaksOfWriter(from, to);
        for (int i = from; i < to; i++) {
            int end = subjectEnd(i, from, to, forgets);
            if (end >= 0 && !isGreeted(i) && (!writers || hasTrouble(end, to))) {
                return found(i, Math.min(end, to - 1));
            }
        }
        return Answer.WRITER;
    }

    /// Where somebody else ends who may have the trouble, -1 where he is none.
    private int subjectEnd(int i, int from, int to, boolean forgets) {
        if (starts(Sort.HE, i)) {
            return ends[i] > i || acts(i + 1, to) ? ends[i] : -1;
        }
        int end = person(i, to, false);
        if (end >= 0) {
            return end;
        }
        if (acts(i + 1, to) && (isName(i) || (i == from && mayBeName(i, to)))) {
            return i;
        }
        boolean somebody = starts(Sort.DETERMINER, i) || (starts(Sort.MY, i) && !starts(Sort.THING, i + 1));
        return forgets && somebody && isSomebodyWhoForgets(i + 1, to) ? does(i + 1) - 1 : -1;
    }

    /// "Herr Wagner asked me to write: the account is locked".
    private Answer asking(int from, int to) {
        int asks = is(Sort.ASKS, starts).nextSetBit(from);
        if (asks < 0
                || asks >= to
                || to >= tokens.size()
                || !":,".contains(tokens.get(to).text())) {
            return Answer.WRITER;
        }
        int next = clauseEnd(to + 1);
        boolean trouble = covers(Sort.FORGET, to + 1, next) || covers(Sort.STATE, to + 1, next);
        if (!trouble || speaksOfWriter(to + 1, next)) {
            return Answer.WRITER;
        }
        for (int i = from; i < asks; i++) {
            int end = starts(Sort.HE, i) ? ends[i] : person(i, to, true);
            if (end >= 0 && !isGreeted(i)) {
                return found(i, end);
            }
        }
        return Answer.WRITER;
    }

    /// Whether somebody who ends at an index is the subject of what is wrong, though the clause speaks of the writer,
    /// too.
    private boolean hasTrouble(int end, int to) {
        if (!acts(end + 1, to) && !acts(end, to)) {
            return false;
        }
        for (int at = end + 1; at < to; at++) {
            boolean trouble = starts(Sort.FORGET, at) || (starts(Sort.STATE, at) && !isMine(ends[at] + 1, to));
            if (trouble && !isWriters(at, end) && !isAble(end, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isMine(int at, int to) {
        return at < to && starts(Sort.FIRST, at);
    }

    /// Whether the writer is the subject of a verb.
    private boolean isWriters(int verb, int end) {
        for (int at = verb - 1; at > Math.max(end, verb - 1 - SUBJECT); at--) {
            if (starts(Sort.HE, at)) {
                return false;
            }
            if (starts(Sort.FIRST, at) && !isPossessive(at) && (at == verb - 1 || !starts(Sort.OBJECT, at))) {
                return true;
            }
        }
        return false;
    }

    /// "My colleague can log in": it is not he who can't.
    private boolean isAble(int end, int verb) {
        boolean able = false;
        for (int at = end; at < verb; at++) {
            String norm = tokens.get(at).norm();
            if (UNABLE.contains(norm)) {
                return false;
            }
            able |= ABLE.contains(norm);
        }
        return able;
    }

    /// "Mark is locked out": a given name that is an ordinary word, too.
    private boolean mayBeName(int at, int to) {
        for (Sort sort : Sort.values()) {
            // "Mia" before a verb is no Italian "my".
            boolean mine = (sort == Sort.FIRST || sort == Sort.MY) && starts(Sort.MY, at);
            if (!mine && is(sort, covered).get(at)) {
                return false;
            }
        }
        boolean trouble = covers(Sort.FORGET, at + 1, to) || covers(Sort.STATE, at + 1, to);
        return trouble
                && isCapitalised(at)
                && !isOwn(at)
                && !isApplication(at)
                && !DOUBTFUL.contains(tokens.get(at + 1).norm());
    }

    private boolean acts(int at, int to) {
        return at < to && (starts(Sort.AUXILIARY, at) || starts(Sort.FORGET, at));
    }

    /// "The new doctor has forgotten": whatever the word for him, only people forget; but an account, too, is locked
    /// out.
    private boolean isSomebodyWhoForgets(int at, int to) {
        int does = does(at);
        return does >= 0
                && does < Math.min(to, at + 1 + OWNING)
                && !covers(Sort.ACCOUNT, at, does)
                && covers(Sort.FORGET, at + 1, to);
    }

    private int does(int at) {
        return is(Sort.AUXILIARY, starts).nextSetBit(at + 1);
    }

    /// Where the person ends that is named from an index on, -1 where none is.
    ///
    /// @param alone whether one name, without a title, is enough
    private int person(int at, int to, boolean alone) {
        if (at >= to) {
            return -1;
        }
        if (starts(Sort.ROLE, at)) {
            return ends[at];
        }
        if (starts(Sort.TITLE, at)) {
            int name = at + 1;
            if (name < to && tokens.get(name).text().equals(".")) {
                name++;
            }
            return name < to && !isOwn(name) && (isCapitalised(name) || isStrange(name)) ? name : -1;
        }
        if (tokens.get(at).norm().equals("m")
                && at + 2 < to
                && tokens.get(at + 1).text().equals(".")) {
            return isCapitalised(at + 2) && !isOwn(at + 2) ? at + 2 : -1;
        }
        boolean two = isCapitalised(at) && at + 1 < to && isCapitalised(at + 1);
        if (two && (isOwn(at) || isOwn(at + 1) || isApplication(at) || isApplication(at + 1))) {
            return -1;
        }
        if (two && (isName(at) || isName(at + 1))) {
            return alone || (isName(at) && isName(at + 1)) ? at + 1 : -1;
        }
        return alone && isName(at) ? at : -1;
    }

    private Answer found(int from, int to) {
        return new Answer(words(from, to), null);
    }

    private String words(int from, int to) {
        return said.text()
                .substring(tokens.get(from).start(), tokens.get(to).end())
                .replaceAll("\\s+", " ");
    }

    private int afterDeterminers(int at, int to) {
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

    /// "My colleague" is not about the writer, "my account" is.
    private boolean isPossessive(int at) {
        boolean near = starts(Sort.ROLE, at) || starts(Sort.ROLE, at + 1) || starts(Sort.ROLE, at + 2);
        return starts(Sort.FIRST, at)
                && (near || (starts(Sort.MY, at) && !covers(Sort.ACCOUNT, at + 1, at + 1 + OWNING)));
    }

    private boolean speaksOfWriter(int from, int to) {
        for (int i = from; i < to; i++) {
            if (starts(Sort.FIRST, i) && !isPossessive(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isGreeted(int at) {
        if (at > 0 && endsClause(at - 1)) {
            return false;
        }
        return is(Sort.GREETING, covered).get(Math.max(0, at - 1))
                || (at > 1 && is(Sort.GREETING, covered).get(at - 2));
    }

    /// A capitalised word that is no ordinary one, no application and not the writer's own name.
    private boolean isName(int at) {
        return isCapitalised(at) && isStrange(at) && !isOwn(at) && !isApplication(at);
    }

    private boolean isCapitalised(int at) {
        String text = tokens.get(at).text();
        return tokens.get(at).kind() == Kind.WORD
                && text.length() >= SHORTEST_NAME
                && Character.isUpperCase(text.charAt(0))
                && Character.isLowerCase(text.charAt(1));
    }

    private boolean isAccountLike(int at, int to) {
        return at < to
                && tokens.get(at).kind() == Kind.WORD
                && tokens.get(at).text().length() > SHORTEST_NAME
                && Character.isLowerCase(tokens.get(at).text().charAt(0))
                && isStrange(at)
                && !isOwn(at);
    }

    private boolean isStrange(int at) {
        int start = tokens.get(at).start();
        List<Chunk> chunks = said.chunks();
        int low = 0;
        int high = chunks.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (chunks.get(middle).end() <= start) {
                low = middle + 1;
            } else if (chunks.get(middle).start() > start) {
                high = middle - 1;
            } else {
                return !chunks.get(middle).ordinary();
            }
        }
        return false;
    }

    private boolean isApplication(int at) {
        Token token = tokens.get(at);
        for (Entity entity : entities) {
            if (entity.type().equals("application")
                    && entity.start() <= token.start()
                    && token.start() < entity.end()) {
                return true;
            }
        }
        return false;
    }

    private boolean isOwn(int at) {
        String norm = tokens.get(at).norm();
        String name = isGenitive(at) ? norm.substring(0, norm.length() - 1) : norm;
        return own.contains(name)
                || (name.length() >= SHORTEST_NAME && sender.contains(name))
                || own.stream().anyMatch(part -> part.length() > SHORTEST_NAME && name.contains(part));
    }

    /// `Nowak's`.
    private boolean isGenitive(int at) {
        String text = tokens.get(at).text();
        return text.length() > SHORTEST_NAME && (text.endsWith("'s") || text.endsWith("’s"));
    }

    private void learnOwnNames(Wording wording) {
        for (String part : JOINTS.split(sender, -1)) {
            if (part.length() >= SHORTEST_NAME) {
                own.add(part);
            }
        }
        for (Token token : wording.signature()) {
            own.add(token.norm());
        }
        int last = tokens.size();
        while (last > 0 && !tokens.get(last - 1).speaks()) {
            last--;
        }
        int line = last;
        while (line > 0 && line > last - LONGEST_SIGNATURE && isCapitalised(line - 1)) {
            line--;
        }
        if (line > 0 && endsClause(line - 1)) {
            tokens.subList(line, last).forEach(name -> own.add(name.norm()));
        }
        BitSet introduced = is(Sort.SELF, starts);
        for (int at = introduced.nextSetBit(0); at >= 0; at = introduced.nextSetBit(at + 1)) {
            for (int name = ends[at] + 1;
                    name < Math.min(tokens.size(), ends[at] + 1 + MOST_NAMES) && isCapitalised(name);
                    name++) {
                own.add(tokens.get(name).norm());
            }
        }
    }

    private static String local(String sender) {
        int at = sender.indexOf('@');
        return at < 0 ? sender : sender.substring(0, at);
    }

    private BitSet is(Sort sort, Map<Sort, BitSet> map) {
        BitSet bits = map.get(sort);
        if (bits == null) {
            throw new IllegalStateException("There are no places of " + sort);
        }
        return bits;
    }

    private boolean starts(Sort sort, int at) {
        return is(sort, starts).get(at);
    }

    private boolean covers(Sort sort, int from, int to) {
        int next = is(sort, starts).nextSetBit(from);
        return next >= 0 && next < to;
    }

    /// Index of what ends the clause that begins at an index.
    private int clauseEnd(int from) {
        int at = from;
        while (at < tokens.size() && !endsClause(at)) {
            at++;
        }
        return at;
    }

    private boolean endsClause(int at) {
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
