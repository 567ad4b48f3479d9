package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.target.TargetFinder;
import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.WordList;
import dev.millrace.enrichment.words.Wording;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What rules ask for besides category and entities, each with the words that gave it.
final class Signals {
    /// Somebody else than the writer has the trouble.
    static final String OTHER_PERSON = "other-person";

    /// An account of a program is spoken of.
    static final String SERVICE_ACCOUNT = "service-account";

    /// Little is said above what was said before, as in every answer by mail, or somebody else passed it on.
    static final String FORWARDED = "forwarded";

    /// What is new is to go to the writer: of somebody else's account that is what an impostor wants.
    private static final String TO_ME = "to-me";

    /// An account, device or secret is in strange hands, or likely so: evidence of urgency, too.
    private static final String COMPROMISED = "compromised";

    /// Wanted once something has come about: what runs, runs at once.
    private static final String CONDITION = "condition";

    private static final String LATER = "later";
    private static final PhraseBook REMEDIES = PhraseBook.load(Signals.class, "remedies.txt");
    /// Words between what is wanted and when.
    private static final int WANTED_THEN = 12;

    private static final String IMPOSTOR = "impostor";
    private static final String SUSPICIOUS = "suspicious";

    /// All signals that phrases give.
    static final PhraseBook BOOK = PhraseBook.load(Signals.class, "signals.txt");

    /// Those that no phrase gives alone.
    private static final List<String> COMPUTED = List.of(COMPROMISED, FORWARDED);

    private static final int SHORT_FORWARD = 20;

    /// No person fails so often at signing in.
    private static final int MANY_ATTEMPTS = 20;
    /// Who says "a hundred times" means ten.
    private static final int MANY_TIMES = 150;

    private static final int NEAR = 3;
    private static final WordList ATTEMPTS = WordList.of(
            "attempts",
            "failed",
            "failures",
            "logins",
            "logons",
            "fehlversuche",
            "fehlversuchen",
            "versuche",
            "anmeldeversuche",
            "anmeldungen",
            "tentatives",
            "echecs",
            "intentos",
            "tentativi",
            "pogingen",
            "prob");
    private static final WordList TIMES = WordList.of("times", "mal", "fois", "veces", "volte", "keer", "razy");

    private Signals() {}

    /// A signal's name, where a message may give it.
    ///
    /// @throws IllegalArgumentException where none ever does
    static String known(String name) {
        if (names().contains(name)) {
            return name;
        }
        throw new IllegalArgumentException("'" + name + "' is no signal; there are " + names());
    }

    /// All that a message may give.
    static Set<String> names() {
        Set<String> names = new TreeSet<>(BOOK.names());
        names.addAll(COMPUTED);
        names.remove(LATER);
        return names;
    }

    static Map<String, String> of(Wording wording, PhraseBook book) {
        Map<String, String> said = new TreeMap<>(book.named(wording.beginnings()));
        boolean little = !wording.quoted().isEmpty()
                && wording.own().stream().filter(Token::speaks).count() < SHORT_FORWARD;
        if (little || wording.isPassedOn()) {
            said.put(FORWARDED, "see below");
        }
        String later = said.remove(LATER);
        if (later != null && isWantedThen(wording, book)) {
            said.putIfAbsent(CONDITION, later);
        }
        String attempts = manyAttempts(wording.said());
        if (attempts != null) {
            said.putIfAbsent(SUSPICIOUS, attempts);
        }
        return said;
    }

    /// The same, with what they mean where the account is somebody else's.
    static void judge(Map<String, String> said, TargetFinder finder) {
        String words = said.get(TO_ME);
        if (words != null && finder.speaksOfAnother()) {
            said.putIfAbsent(IMPOSTOR, words);
        }
    }

    /// The same, with what is in strange hands: to hand it back would let them in again.
    static void fear(Map<String, String> said, Map<String, String> evidence) {
        String words = evidence.get(COMPROMISED);
        if (words != null) {
            said.putIfAbsent(COMPROMISED, words);
        }
    }

    /// "Restart it tonight at 22:00", and not "restart it, I have a call tonight at 22:00".
    private static boolean isWantedThen(Wording wording, PhraseBook book) {
        List<PhraseBook.Hit> remedies = REMEDIES.find(wording.beginnings());
        return book.find(wording.beginnings()).stream()
                .filter(hit -> hit.name().equals(LATER))
                .anyMatch(later -> remedies.stream().anyMatch(remedy -> isOneClause(wording.said(), later, remedy)));
    }

    private static boolean isOneClause(List<Token> tokens, PhraseBook.Hit one, PhraseBook.Hit other) {
        int from = Math.min(one.first(), other.first());
        int to = Math.max(one.last(), other.last());
        return to - from <= WANTED_THEN && tokens.subList(from, to + 1).stream().noneMatch(Token::endsClause);
    }

    private static @Nullable String manyAttempts(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            int number = tokens.get(i).kind() == Token.Kind.NUMBER
                    ? number(tokens.get(i).text())
                    : 0;
            for (int at = i + 1; number >= MANY_ATTEMPTS && at < Math.min(tokens.size(), i + 1 + NEAR); at++) {
                String word = tokens.get(at).norm();
                if (ATTEMPTS.contains(word) || (number >= MANY_TIMES && TIMES.contains(word))) {
                    return tokens.get(i).text() + " " + tokens.get(at).text();
                }
            }
        }
        return null;
    }

    private static int number(String text) {
        int number = 0;
        for (int i = 0; i < Math.min(text.length(), 6); i++) {
            number = Character.isDigit(text.charAt(i)) ? number * 10 + text.charAt(i) - '0' : number;
        }
        return number;
    }
}
