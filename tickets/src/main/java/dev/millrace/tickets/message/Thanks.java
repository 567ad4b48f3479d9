package dev.millrace.tickets.message;

import dev.millrace.tickets.message.ThanksWords.Phrase;
import dev.millrace.tickets.message.ThanksWords.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether somebody only thanks: "Thank you, it works" ends a conversation, and everything else goes on with it.
///
/// Every word must be one of thanks, or what people put around them, for there is no end of ways to say that something
/// is still the matter, while thanks are given in a few. Two places are left open: what thanks are given for, and what
/// is said to work. No word there may deny, ask or want anything.
///
/// It goes by what the person wrote now. The subject of an answer is that of the ticket, and would have thanks for a
/// mended printer be about a printer.
final class Thanks {
    private static final int LONGEST_TEXT = 1_000;
    /// Words of what works: "the printer on the second floor works".
    private static final int MOST_WELL = 6;
    /// Words of what thanks are given for.
    private static final int MOST_FOR = 14;
    /// Lines below a closing.
    private static final int LONGEST_CARD = 8;
    /// Words of whom one speaks to.
    private static final int LONGEST_NAME = 2;

    private static final Pattern QUESTION = Pattern.compile("[?？؟¿]");
    private static final Pattern UNHAPPY =
            Pattern.compile("(?<!\\S)[:;=]['’]?-?[(/\\\\|\\[]|[😡😠🤬😤😞😢😭🙁☹👎💔😒🙄😩😫❌]");
    private static final Pattern PIECE_END = Pattern.compile("[.!,;:…。！、，(){}\"„“”»«]+|\\s[-–—]+\\s");
    private static final Set<String> SMALL_ON_CARDS = Set.of(
            "of", "and", "for", "the", "at", "in", "und", "für", "der", "die", "das", "des", "im", "am", "zu", "von",
            "de", "del", "la", "le", "les", "du", "et", "y", "el", "e", "di", "van", "da", "do", "i", "on", "off",
            "out");

    private final Set<String> writer = new HashSet<>();
    private boolean thanked;
    private boolean well;
    /// Whether anything stands there that no list knows.
    private boolean open;

    private boolean closed;

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
        String before = "";
        int start = 0;
        while (start <= line.length()) {
            boolean ends = end.find(start);
            List<String> words = ThanksWords.written(line.substring(start, ends ? end.start() : line.length()));
            boolean told = closed ? isOfCard(words) : isOfThanks(words) || (before.equals(",") && isName(words));
            if (!told) {
                return false;
            }
            if (!ends) {
                return true;
            }
            before = end.group();
            start = end.end();
        }
        return true;
    }

    private boolean isOfThanks(List<String> written) {
        List<String> words = written.stream().map(ThanksWords::folded).toList();
        int unknown = 0;
        boolean mayCall = false;
        int at = 0;
        while (at < words.size()) {
            Optional<Phrase> found = ThanksWords.at(at, words);
            Role role = found.map(Phrase::role).orElse(null);
            if (role == Role.FOR || (role == Role.THAT && thanked)) {
                thanked = true;
                return unknown == 0
                        && isHarmless(words.subList(at + found.orElseThrow().length(), words.size()), MOST_FOR);
            }
            if (role == Role.CLOSING && unknown == 0) {
                closed = true;
                return isOfCard(written.subList(at + found.orElseThrow().length(), words.size()));
            }
            boolean known = role == Role.THANKS || role == Role.WELL || role == Role.KIND;
            if (role == Role.WELL) {
                well = true;
                open |= unknown > 0;
                unknown = 0;
            } else if (known && unknown == 0) {
                mayCall = true;
            } else if (!known && !writer.contains(words.get(at))) {
                if (mayCall && unknown == 0 && isName(written.subList(at, written.size()))) {
                    return true;
                }
                unknown++;
                if (role == Role.AGAINST || unknown > MOST_WELL) {
                    return false;
                }
            }
            thanked |= role == Role.THANKS;
            at += known ? found.orElseThrow().length() : 1;
        }
        return unknown == 0;
    }

    /// Whether no word denies, asks or wants anything; what a list knows is fine however it goes on.
    private static boolean isHarmless(List<String> words, int most) {
        int at = 0;
        int unknown = 0;
        while (at < words.size()) {
            Optional<Phrase> found = ThanksWords.at(at, words);
            if (found.isPresent() && found.get().role() == Role.AGAINST) {
                return false;
            }
            unknown += found.isPresent() ? 0 : 1;
            at += found.map(Phrase::length).orElse(1);
        }
        return unknown <= most;
    }

    /// Whom one speaks to: "Thanks, Elena".
    private static boolean isName(List<String> written) {
        return written.size() <= LONGEST_NAME
                && written.stream().allMatch(Thanks::isCapitalised)
                && isHarmless(written.stream().map(ThanksWords::folded).toList(), LONGEST_NAME);
    }

    /// A name, an address, a number: no sentence.
    private boolean isOfCard(List<String> written) {
        return written.stream()
                        .allMatch(word -> isCapitalised(word)
                                || Character.isDigit(word.codePointAt(0))
                                || SMALL_ON_CARDS.contains(word)
                                || writer.contains(ThanksWords.folded(word)))
                && isHarmless(written.stream().map(ThanksWords::folded).toList(), Integer.MAX_VALUE);
    }

    private static boolean isCapitalised(String word) {
        return Character.isUpperCase(word.codePointAt(0)) && !word.equals("PS");
    }
}
