package dev.millrace.enrichment.target;

import dev.millrace.enrichment.target.OwnerPhrases.Sort;
import dev.millrace.enrichment.words.Chunk;
import dev.millrace.enrichment.words.Said;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Token.Kind;
import dev.millrace.enrichment.words.WordList;
import dev.millrace.tickets.understanding.Entity;
import java.util.List;

/// People other than the writer, as a message names them: by role, by title, or by a name that is no ordinary word.
final class People {
    private static final int SHORTEST_NAME = 3;
    /// German has it in one word with what it is for.
    private static final String MAILBOX = "postfach";
    /// Shorter ones are what systems are called, far more often.
    private static final int SHORTEST_IN_CAPITALS = 5;
    /// What also begins a Spanish or Polish sentence about the writer: "Hoy no puedo entrar".
    private static final WordList DOUBTFUL = WordList.of("no", "se", "na", "e", "ma", "kommt");

    private final OwnerPhrases phrases;
    private final OwnNames own;
    private final List<Chunk> chunks;
    private final List<Entity> entities;

    People(OwnerPhrases phrases, OwnNames own, Said said, List<Entity> entities) {
        this.phrases = phrases;
        this.own = own;
        this.chunks = said.chunks();
        this.entities = entities;
    }

    /// Where the person ends that is named from an index on, -1 where none is.
    ///
    /// @param alone whether one name, without a title, is enough
    int person(int at, int to, boolean alone) {
        if (at >= to) {
            return -1;
        }
        if (phrases.starts(Sort.ROLE, at)) {
            // "Boîte de réception" is nobody's.
            return phrases.isIn(Sort.MAILBOX, at) ? -1 : phrases.end(at);
        }
        if (phrases.starts(Sort.TITLE, at)) {
            int name = at + 1;
            if (name < to && phrases.token(name).text().equals(".")) {
                name++;
            }
            return name < to && !own.have(phrases.token(name)) && (isCapitalised(name) || isStrange(name)) ? name : -1;
        }
        if (phrases.token(at).norm().equals("m")
                && at + 2 < to
                && phrases.token(at + 1).text().equals(".")) {
            return isCapitalised(at + 2) && !own.have(phrases.token(at + 2)) ? at + 2 : -1;
        }
        // "L. Berger"
        if (isInitial(at) && at + 2 < to && phrases.token(at + 1).text().equals(".")) {
            return isName(at + 2) ? at + 2 : -1;
        }
        boolean two = isCapitalised(at) && at + 1 < to && isCapitalised(at + 1);
        if (two
                && (own.have(phrases.token(at))
                        || own.have(phrases.token(at + 1))
                        || isApplication(at)
                        || isApplication(at + 1))) {
            return -1;
        }
        if (two && (isName(at) || isName(at + 1))) {
            return alone || (isName(at) && isName(at + 1)) ? at + 1 : -1;
        }
        return alone && isName(at) ? at : -1;
    }

    /// A capitalised word that is no ordinary one, no application and not the writer's own name.
    boolean isName(int at) {
        return isCapitalised(at)
                && isStrange(at)
                && !phrases.token(at).norm().endsWith(MAILBOX)
                && !own.have(phrases.token(at))
                && !isApplication(at);
    }

    /// "Mark is locked out": a given name that is an ordinary word, too.
    boolean mayBeName(int at, int to) {
        for (Sort sort : Sort.values()) {
            // "Mia" before a verb is no Italian "my".
            boolean mine = (sort == Sort.FIRST || sort == Sort.MY) && phrases.starts(Sort.MY, at);
            if (!mine && phrases.isIn(sort, at)) {
                return false;
            }
        }
        boolean trouble = phrases.has(Sort.FORGET, at + 1, to) || phrases.has(Sort.STATE, at + 1, to);
        return trouble
                && isCapitalised(at)
                && !own.have(phrases.token(at))
                && !isApplication(at)
                && !DOUBTFUL.contains(phrases.token(at + 1).norm());
    }

    boolean isAccountLike(int at, int to) {
        return at < to
                && phrases.token(at).kind() == Kind.WORD
                && phrases.token(at).text().length() > SHORTEST_NAME
                && Character.isLowerCase(phrases.token(at).text().charAt(0))
                && isStrange(at)
                && !own.have(phrases.token(at));
    }

    /// "lukas b. is locked": where somebody ends who is named in small letters from an index on, -1 where nobody is.
    int personInSmallLetters(int at, int to) {
        if (!isAccountLike(at, to) || isApplication(at)) {
            return -1;
        }
        int next = at + 1;
        if (next + 1 < to
                && phrases.token(next).text().length() == 1
                && phrases.token(next + 1).text().equals(".")) {
            return next + 1;
        }
        return isAccountLike(next, to) && !isApplication(next) ? next : at;
    }

    /// `HBRANDT`, `WASANTE2`: as some programs have them.
    boolean isAccountInCapitals(int at) {
        Token token = phrases.token(at);
        String text = token.text();
        return (token.kind() == Kind.WORD || token.kind() == Kind.CODE)
                && text.length() >= SHORTEST_IN_CAPITALS
                && text.chars().limit(SHORTEST_IN_CAPITALS - 1).allMatch(c -> c >= 'A' && c <= 'Z')
                && text.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
                && isStrange(at)
                && !isApplication(at);
    }

    boolean isWriter(int at) {
        return own.have(phrases.token(at));
    }

    boolean isCapitalised(int at) {
        return isCapitalised(phrases.token(at));
    }

    static boolean isCapitalised(Token token) {
        return token.kind() == Kind.WORD
                && token.text().length() >= SHORTEST_NAME
                && Character.isUpperCase(token.text().charAt(0))
                && Character.isLowerCase(token.text().charAt(1));
    }

    private boolean isInitial(int at) {
        String text = phrases.token(at).text();
        return text.length() == 1 && Character.isUpperCase(text.charAt(0));
    }

    boolean isGenitive(int at) {
        return isGenitive(phrases.token(at));
    }

    /// `Nowak's`.
    static boolean isGenitive(Token token) {
        String text = token.text();
        return text.length() > SHORTEST_NAME && (text.endsWith("'s") || text.endsWith("’s"));
    }

    private boolean isStrange(int at) {
        int start = phrases.token(at).start();
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
        Token token = phrases.token(at);
        for (Entity entity : entities) {
            if (entity.type().equals("application")
                    && entity.start() <= token.start()
                    && token.start() < entity.end()) {
                return true;
            }
        }
        return false;
    }
}
