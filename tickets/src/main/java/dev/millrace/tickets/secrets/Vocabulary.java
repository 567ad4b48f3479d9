package dev.millrace.tickets.secrets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the words around secrets mean, as `vocabulary.txt` lists them.
final class Vocabulary {
    private static final List<String> LINES = lines();
    private static final Set<String> SENTENCE = words("sentence");
    private static final Set<String> BAD_PASSWORDS = words("bad-password");
    private static final Set<String> NEW_THOUGHT = words("new-thought");

    private static final Set<String> OF_ACCOUNTS = words("of-accounts");
    private static final Set<String> BEFORE_PLACES = words("before-place");
    private static final Set<String> APPLICATIONS = words("application");
    private static final Set<String> DONE_WITH_PASSWORDS = words("done-with-password");

    private Vocabulary() {}

    /// Whether a word belongs to a sentence about secrets.
    static boolean isProse(String word) {
        return SENTENCE.contains(folded(word));
    }

    /// Whether what is quoted is said of a password, "expired", and no password itself.
    static boolean isState(String quoted) {
        return isProse(quoted) && !BAD_PASSWORDS.contains(folded(quoted));
    }

    /// Whether something else begins with this word: "… and", "… please".
    static boolean beginsThought(String word) {
        return NEW_THOUGHT.contains(folded(word));
    }

    /// Whether an account's name may follow: "user …".
    static boolean isOfAccounts(String word) {
        return OF_ACCOUNTS.contains(folded(word));
    }

    /// Whether the name of a system or place may follow: "in …".
    static boolean isBeforePlace(String word) {
        return BEFORE_PLACES.contains(folded(word));
    }

    /// Whether a password is asked for there rather than being it: "Outlook".
    static boolean isApplication(String word) {
        return APPLICATIONS.contains(folded(word));
    }

    /// Whether people do it with passwords: "set", "tried", "log in".
    static boolean isDoneWithPasswords(String word) {
        return DONE_WITH_PASSWORDS.contains(folded(word));
    }

    /// Tells what a language says of passwords.
    static Predicate<String> said(String language) {
        Set<String> words = words(language);
        Predicate<String> forms =
                Pattern.compile(String.join("|", values(language + "-forms"))).asMatchPredicate();
        return word -> words.contains(word) || forms.test(word);
    }

    private static String folded(String word) {
        return SecretWords.bare(word).toLowerCase(Locale.ROOT).replace("’", "").replace("'", "");
    }

    private static Set<String> words(String name) {
        return values(name).stream()
                .flatMap(line -> Arrays.stream(line.split(" ")))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> values(String name) {
        String start = name + " = ";
        return LINES.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .toList();
    }

    private static List<String> lines() {
        try (InputStream in = Vocabulary.class.getResourceAsStream("vocabulary.txt")) {
            byte[] content = Objects.requireNonNull(in, "vocabulary.txt is missing from the program")
                    .readAllBytes();
            return new String(content, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("vocabulary.txt cannot be read", e);
        }
    }
}
