package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.target.TargetFinder;
import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.WordList;
import dev.millrace.enrichment.words.Wording;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What rules ask for besides category and entities, each with the words that gave it.
final class Signals {
    /// Somebody else than the writer has the trouble.
    static final String OTHER_PERSON = "other-person";

    /// An account of a program is spoken of.
    static final String SERVICE_ACCOUNT = "service-account";

    /// Little is said above what was said before: so is every answer by mail.
    static final String FORWARDED = "forwarded";

    /// What is new is to go to the writer: of somebody else's account that is what an impostor wants.
    private static final String TO_ME = "to-me";

    private static final String IMPOSTOR = "impostor";
    private static final String SUSPICIOUS = "suspicious";

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

    static Map<String, String> of(Wording wording, PhraseBook book) {
        Map<String, String> said = new TreeMap<>(book.named(wording.beginnings()));
        if (!wording.quoted().isEmpty()
                && wording.own().stream().filter(Token::speaks).count() < SHORT_FORWARD) {
            said.put(FORWARDED, "see below");
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
