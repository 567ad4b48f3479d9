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
    private static final Stems USERS = new Stems(
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

    private Logins() {}

    static void find(String text, List<Secret> found) {
        for (int stem = USERS.next(text, 0); stem >= 0; stem = USERS.next(text, stem + 1)) {
            Matcher pair = Naming.at(PAIR, text, stem);
            if (pair.lookingAt() && SecretWords.isMadeUp(pair.group(1))) {
                Secret.add(found, Kind.PASSWORD, text, pair, 1);
            }
        }
    }
}
