package dev.millrace.tickets.message;

import dev.millrace.tickets.message.ThanksWords.Phrase;
import dev.millrace.tickets.message.ThanksWords.Role;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether somebody only thanks: "Thank you, it works" ends a conversation, and everything else goes on with it.
///
/// Every word must be one of thanks, or what people put around them, for there is no end of ways to say that something
/// is still the matter, while thanks are given in a few. One place is left open: what is
/// said to work. No word there may deny, ask or want anything.
///
/// It goes by what the person wrote now. The subject of an answer is that of the ticket, and would have thanks for a
/// mended printer be about a printer.
final class Thanks {
    private static final int LONGEST_TEXT = 1_000;
    /// Words of what works: "the printer on the second floor works".
    private static final int MOST_WELL = 6;
    /// Lines below a closing.
    private static final int LONGEST_CARD = 8;
    /// Words of a name of which one is in the writer's address.
    private static final int LONGEST_NAME = 3;
    private static final Set<Role> AROUND = EnumSet.of(Role.THANKS, Role.WELL, Role.KIND, Role.HELLO);

    private static final Pattern QUESTION = Pattern.compile("[?？؟¿]");
    private static final Pattern UNHAPPY =
            Pattern.compile("(?<!\\S)[:;=]['’]?-?[(/\\\\|\\[]|[😡😠🤬😤😞😢😭🙁☹👎💔😒🙄😩😫❌]");
    private static final Pattern PIECE_END = Pattern.compile("[.!,;:…。！、，(){}\"„“”»«]+|\\s[-–—]+\\s");
    private static final Set<String> SMALL_ON_CARDS = Set.of(
            "of", "and", "for", "the", "at", "in", "und", "für", "der", "die", "das", "des", "im", "am", "zu", "von",
            "de", "del", "la", "le", "les", "du", "et", "y", "el", "e", "di", "van", "da", "do");

    private final Set<String> writer = new HashSet<>();
    private boolean thanked;
    private boolean well;
    /// Whether anything stands there that no list knows.
    private boolean open;

    private boolean closed;
    /// Whether anything stood below the closing.
    private boolean signed;

    private Thanks(Person from) {
        String address = from.address();
        int at = address.indexOf('@');
        String name = from.name() == null ? "" : from.name();
        for (String part : ThanksWords.written(name + " " + (at < 0 ? address : address.substring(0, at)))) {
            writer.add(ThanksWords.folded(part));
        }
    }

    /// Whether a message only thanks, or says that all is well.
    ///
    /// @param text what the person wrote, without what he quotes
    /// @param from who he is: people sign
    static boolean only(String text, Person from) {
        return text.length() <= LONGEST_TEXT
                && !QUESTION.matcher(text).find()
                && !UNHAPPY.matcher(text).find()
                && new Thanks(from).isAll(text);
    }

    private boolean isAll(String text) {
        int card = 0;
        for (String line : text.lines().toList()) {
            if (closed && !line.isBlank() && ++card > LONGEST_CARD) {
                return false;
            }
            if (!(closed ? isOfCard(ThanksWords.written(line)) : isOfThanks(line))) {
                return false;
            }
        }
        return thanked || (well && !open);
    }

    private boolean isOfThanks(String line) {
        Matcher end = PIECE_END.matcher(line);
        int start = 0;
        while (start <= line.length()) {
            boolean ends = end.find(start);
            List<String> words = ThanksWords.written(line.substring(start, ends ? end.start() : line.length()));
            boolean told = closed ? isOfCard(words) : isOfThanks(words);
            if (!told) {
                return false;
            }
            if (!ends) {
                return true;
            }
            start = end.end();
        }
        return true;
    }

    private boolean isOfThanks(List<String> written) {
        List<String> words = written.stream().map(ThanksWords::folded).toList();
        int unknown = 0;
        Role before = null;
        int at = 0;
        while (at < words.size()) {
            Optional<Phrase> found = ThanksWords.at(at, words);
            Role role = found.map(Phrase::role).orElse(null);
            if (role == Role.FOR || (role == Role.THAT && thanked)) {
                thanked = true;
                return unknown == 0 && isThankedFor(at + found.orElseThrow().length(), written, words);
            }
            if (role == Role.CLOSING && unknown == 0) {
                closed = true;
                return isOfCard(written.subList(at + found.orElseThrow().length(), written.size()));
            }
            boolean known = role != null && AROUND.contains(role);
            if (role == Role.WELL) {
                well = true;
                open |= unknown > 0;
                unknown = 0;
            } else if (!known && !writer.contains(words.get(at)) && !isCalled(role, before, at, written)) {
                unknown++;
                if (role == Role.AGAINST || unknown > MOST_WELL) {
                    return false;
                }
            }
            thanked |= role == Role.THANKS;
            before = role;
            at += known ? found.orElseThrow().length() : 1;
        }
        return unknown == 0;
    }

    /// Whether nothing stands there but what thanks are given for: who begins a new sentence without a full stop goes
    /// on
    /// with words that nobody can list.
    private boolean isThankedFor(int from, List<String> written, List<String> words) {
        Role before = Role.FOR;
        int at = from;
        while (at < words.size()) {
            Optional<Phrase> found = ThanksWords.at(at, words);
            Role role = found.map(Phrase::role).orElse(null);
            if (role == Role.CLOSING) {
                closed = true;
                return isOfCard(written.subList(at + found.orElseThrow().length(), written.size()));
            }
            boolean known = role == Role.THING || (role != null && AROUND.contains(role));
            if (!known && !writer.contains(words.get(at)) && !isCalled(role, before, at, written)) {
                return false;
            }
            before = role;
            at += known ? found.orElseThrow().length() : 1;
        }
        return true;
    }

    /// Whom one speaks to: "Thanks, Elena", and whoever stands at the end of "Hi …". Without either a word with a
    /// capital may
    /// be the matter itself: "Thanks, Printer Offline".
    private static boolean isCalled(@Nullable Role role, @Nullable Role before, int at, List<String> written) {
        String word = written.get(at);
        return isCapitalised(word)
                && (role == Role.NAME
                        || (role == null && before == Role.HELLO && at == written.size() - 1 && !isShouted(word)));
    }

    /// The writer's own name, a given name right below the closing, or what cards hold: no sentence.
    private boolean isOfCard(List<String> written) {
        if (written.isEmpty()) {
            return true;
        }
        boolean first = !signed;
        signed = true;
        if (first && written.size() == 1 && isCapitalised(written.getFirst()) && !isShouted(written.getFirst())) {
            return ThanksWords.at(0, List.of(ThanksWords.folded(written.getFirst())))
                    .filter(phrase -> phrase.role() == Role.AGAINST)
                    .isEmpty();
        }
        boolean own = first
                && written.size() <= LONGEST_NAME
                && written.stream().anyMatch(this::isWriters)
                && written.stream().noneMatch(Thanks::isShouted);
        return written.stream()
                .allMatch(word -> isWriters(word)
                        || Character.isDigit(word.codePointAt(0))
                        || SMALL_ON_CARDS.contains(word)
                        || isOnCards(word)
                        || (own && isCapitalised(word)));
    }

    private boolean isWriters(String word) {
        return writer.contains(ThanksWords.folded(word));
    }

    private static boolean isOnCards(String word) {
        return ThanksWords.at(0, List.of(ThanksWords.folded(word)))
                .filter(phrase -> phrase.role() == Role.CARD || phrase.role() == Role.NAME)
                .isPresent();
    }

    /// "VPN DISCONNECTS EVERY HOUR" says something.
    private static boolean isShouted(String word) {
        return word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT)) && !Character.isDigit(word.charAt(0));
    }

    private static boolean isCapitalised(String word) {
        return Character.isUpperCase(word.codePointAt(0));
    }
}
