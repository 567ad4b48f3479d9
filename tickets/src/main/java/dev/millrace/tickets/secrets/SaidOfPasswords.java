package dev.millrace.tickets.secrets;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells a password of plain letters, "my password is tulip", from what is only said of one, "my password is outdated".
///
/// What is said of passwords are participles and adverbs, known by how they end, and some adjectives. A password stands
/// alone: nothing follows it, or a new thought does. What is neither known nor alone is left as it is.
final class SaidOfPasswords {
    private static final Predicate<String> ENGLISH = Vocabulary.said("english");
    private static final Predicate<String> GERMAN = Vocabulary.said("german");
    private static final Predicate<String> FRENCH = Vocabulary.said("french");
    private static final Predicate<String> SPANISH = Vocabulary.said("spanish");
    private static final Predicate<String> OTHERS = Vocabulary.said("others");
    private static final Map<String, Predicate<String>> BY_VERB = Map.ofEntries(
            Map.entry("is", ENGLISH),
            Map.entry("was", ENGLISH),
            Map.entry("will", ENGLISH),
            Map.entry("ist", GERMAN),
            Map.entry("war", GERMAN),
            Map.entry("lautet", GERMAN),
            Map.entry("est", FRENCH),
            Map.entry("es", SPANISH),
            Map.entry("era", SPANISH),
            Map.entry("é", OTHERS),
            Map.entry("è", OTHERS),
            Map.entry("jest", OTHERS),
            Map.entry("är", OTHERS),
            Map.entry("er", OTHERS));
    /// What is said in these languages is not known; it is written small, and so no name that serves as password.
    private static final Set<String> WITH_NAMES = Set.of("är", "er");

    /// What makes a question or a condition of it.
    private static final Pattern OPEN = Pattern.compile(
            "(?iu)(?<![\\p{L}])(?:if|whether|unless|until|ob|falls|si)(?:[ \\t]+[\\p{L}'’]+){0,3}[ \\t]*\\z");

    private static final String DUTCH = "wachtwoord";
    private static final int LONGEST_BEFORE = 40;
    private static final int SHORTEST = 4;

    private SaidOfPasswords() {}

    /// Whether a word of plain letters after "password is" is the password itself.
    ///
    /// @param name offset where the password is named
    /// @param verb what stands between the name and the word: "is", "ist now"
    /// @param start offset of the word
    /// @param end offset after it and the punctuation behind it
    static boolean isPassword(String text, int name, String verb, int start, int end) {
        String word = SecretWords.bare(text.substring(start, end)).toLowerCase(Locale.ROOT);
        String last = word.substring(word.lastIndexOf('-') + 1);
        if (word.length() < SHORTEST || Vocabulary.isProse(word) || Vocabulary.isProse(last)) {
            return false;
        }
        Predicate<String> said = said(text, name, verb);
        return said != null
                && (!WITH_NAMES.contains(verb)
                        || (Character.isUpperCase(text.charAt(start)) && !Vocabulary.isApplication(word)))
                && word.chars().allMatch(c -> Character.isLetter(c) || c == '-')
                && !said.test(word)
                && !said.test(last)
                && isAlone(text, start + word.length(), end)
                && !isOpen(text, name);
    }

    /// Whether any language says this word of passwords.
    static boolean isSaid(String word) {
        return Stream.of(ENGLISH, GERMAN, FRENCH, SPANISH, OTHERS).anyMatch(said -> said.test(word));
    }

    /// By the verb; "is" is Dutch too.
    private static @Nullable Predicate<String> said(String text, int name, String verb) {
        if (text.regionMatches(true, name, DUTCH, 0, DUTCH.length())) {
            return OTHERS;
        }
        int space = verb.indexOf(' ');
        return BY_VERB.get((space < 0 ? verb : verb.substring(0, space)).toLowerCase(Locale.ROOT));
    }

    /// "My password is tulip, …", "my password is tulip and …", but not "my password is bullet proof".
    static boolean isAlone(String text, int bareEnd, int end) {
        int at = end;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (bareEnd < end || at == text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r') {
            return true;
        }
        int to = at;
        while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        return Vocabulary.beginsThought(text.substring(at, to)) || text.charAt(at) == '(';
    }

    private static boolean isOpen(String text, int name) {
        Matcher before = OPEN.matcher(text).region(Math.max(0, name - LONGEST_BEFORE), name);
        return before.find();
    }
}
