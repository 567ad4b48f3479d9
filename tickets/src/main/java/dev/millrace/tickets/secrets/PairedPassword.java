package dev.millrace.tickets.secrets;

import dev.millrace.tickets.secrets.Secret.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The password of "user/password: jdoe / …": the user stands before it and is no secret.
final class PairedPassword {
    /// What stands before the password's name.
    private static final Pattern USER_AND = Pattern.compile(
            "(?iu)(?<![\\p{L}\\p{N}])(?:users?(?: ?name)?|id|log-?in|account|benutzer(?:name)?|konto|usuario"
                    + "|utilisateur|identifiant|cuenta|compte|gebruiker)[ \\t]?(?:/|&|\\+|and|und|et|y|en)[ \\t]?\\z");
    private static final Pattern ARE = Pattern.compile("(?iu)[ \\t]{1,2}(?:are|sind|sont|son)[ \\t]{0,2}:?[ \\t]{1,2}");
    private static final Pattern PAIR =
            Pattern.compile("(?iu)[\"']?([^\\s/|,;:=\"'•]{2,60})[\"']?(?:([ \\t]{0,2}[/|][ \\t]{0,2})"
                    + "|[ \\t]{0,2}[,;&+][ \\t]{0,2}|[ \\t]{1,2}(?:(?:and|und|et|y|en|-|–)[ \\t]{1,2})?)[\"']?(?:"
                    + Secrets.MASK + "|" + Value.WORD + ")");
    private static final int LONGEST_USER = 24;

    private PairedPassword() {}

    /// Notes the password, if there are both.
    ///
    /// @param name where the password is named
    /// @param end offset behind the name
    /// @return whether there is one
    static boolean find(String text, int name, int end, List<Secret> found) {
        if (!USER_AND.matcher(text)
                .region(Math.max(0, name - LONGEST_USER), name)
                .useTransparentBounds(true)
                .find()) {
            return false;
        }
        int start = behind(text, end);
        if (start >= 0 && Naming.isMasked(text, start)) {
            return true;
        }
        Matcher pair = Naming.at(PAIR, text, Math.max(0, start));
        if (start < 0
                || !pair.lookingAt()
                || Vocabulary.isProse(pair.group(1))
                || isFirst(pair)
                || !isPassword(text, pair)) {
            return false;
        }
        if (SecretWords.isMadeUp(pair.group(1)) && SecretWords.isMarked(pair.group(1))) {
            Secret.add(found, Kind.PASSWORD, text, pair, 1);
        }
        if (pair.group(3) != null) {
            Secret.add(found, Kind.PASSWORD, text, pair, 3);
        }
        return true;
    }

    /// Whether no user stands before the password, but something else behind: "Winter2031! INC0012345".
    private static boolean isFirst(Matcher pair) {
        String second = pair.group(3);
        return SecretWords.isMadeUp(pair.group(1))
                && pair.group(2) == null
                && second != null
                && !SecretWords.isMadeUp(second);
    }

    private static int behind(String text, int end) {
        for (Pattern naming : List.of(Naming.ASSIGNED, ARE, Naming.SAID)) {
            Matcher matcher = Naming.at(naming, text, end);
            if (matcher.lookingAt()) {
                return matcher.end();
            }
        }
        return -1;
    }

    /// What is masked was one. A plain word is a password only behind a stroke, or where nothing follows.
    private static boolean isPassword(String text, Matcher pair) {
        String word = pair.group(3);
        if (word == null) {
            return true;
        }
        int end = pair.end();
        boolean last = end == text.length() || text.charAt(end) == '\n' || text.charAt(end) == '\r';
        return SecretWords.isPlain(word)
                ? !Vocabulary.isProse(word) && (pair.group(2) != null || last)
                : SecretWords.isStrong(word);
    }
}
