package dev.millrace.tickets.secrets;

import dev.millrace.tickets.secrets.Secret.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Passwords beside the account that they belong to, without a name of their own: "login: anna / Sommer-2031!".
final class Logins {
    private static final String ITS =
            "(?:[ \\t]{0,2}[:=]|[ \\t]{1,2}(?:is|are|ist|sind|son|sont))?\\s{1,3}[^\\s/|,.:•]{2,60}";
    private static final Pattern PAIR =
            Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])(?:(?:credentials?|log-?in(?: data| details)"
                    + "|zugangsdaten|anmeldedaten|logindaten|identifiants?|credenciales|datos de acceso|inloggegevens)"
                    + ITS
                    + "(?:[ \\t]{0,2}[/|][ \\t]{0,2}|[ \\t]{1,2})|(?:log-?in|zugang|user(?: ?name)?|benutzer(?:name)?|usuario|utilisateur)"
                    + ITS + "[ \\t]{0,2}[/|][ \\t]{0,2})" + Value.WORD);
    /// "the admin account is anna / …", "admin: root with …".
    private static final Pattern ACCOUNT =
            Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])(?:account|admin(?:istrator)?|konto|compte|cuenta)"
                    + "([ \\t]{0,2}[:=]|[ \\t]{1,2}(?:is|ist|heißt|lautet|est|es|is called))?[ \\t]{1,3}([^\\s/|,:•]{2,60})"
                    + "(?:([ \\t]{0,2}[/|][ \\t]{0,2})|[ \\t]{0,2},[ \\t]{1,2}"
                    + "|[ \\t]{1,2}(?:with|and|mit|und|avec|et|con|y|-|–)[ \\t]{1,2})"
                    + Value.WORD);
    static final Stems USERS = new Stems(
            "credential",
            "log",
            "zugang",
            "anmelde",
            "identifiant",
            "credencial",
            "datos de",
            "inlog",
            "user",
            "benutzer",
            "usuario",
            "utilisateur");
    static final Stems ACCOUNTS = new Stems("account", "admin", "konto", "compte", "cuenta");

    private Logins() {}

    static void find(String text, StemPlaces stems, List<Secret> found) {
        for (int stem = stems.next(USERS, 0); stem >= 0; stem = stems.next(USERS, stem + 1)) {
            Matcher pair = Naming.at(PAIR, text, stem);
            if (pair.lookingAt() && SecretWords.isMadeUp(pair.group(1))) {
                Secret.add(found, Kind.PASSWORD, text, pair, 1);
            }
        }
        for (int stem = stems.next(ACCOUNTS, 0); stem >= 0; stem = stems.next(ACCOUNTS, stem + 1)) {
            Matcher pair = Naming.at(ACCOUNT, text, stem);
            if (pair.lookingAt() && isPassword(pair)) {
                Secret.add(found, Kind.PASSWORD, text, pair, 4);
            }
        }
    }

    /// Accounts are spoken of more than handed over: without a mark it is a password only where the account is
    /// introduced, and stands before a stroke.
    private static boolean isPassword(Matcher pair) {
        String account = pair.group(2);
        String word = pair.group(4);
        boolean introduced = pair.group(1) != null && pair.group(3) != null;
        return !Vocabulary.isProse(account)
                && !SaidOfPasswords.isSaid(account)
                && SecretWords.isMadeUp(word)
                && !UnnamedPasswords.isThing(word)
                && (introduced || SecretWords.isMarked(word));
    }
}
