package dev.millrace.tickets.secrets;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Secrets that are named as such: "password: …", "Kennwort ist …", "PIN 1234", `api_key=…`.
final class NamedSecrets {
    private static final String PASSWORD =
            "pass ?words?|passwd|passwort(?:es|s)?|kennwort(?:es|s)?|pass ?phrase|pass ?code"
                    + "|l[öo]senord(?:ets?|en)?|adgangskoden?s?|kodeord(?:et)?|passord(?:et)?|salasana(?:ni|si|mme|nne|n)?(?: on(?= ))?"
                    + "|wachtwoord|(?<![\\p{L}\\p{N}])(?:pwd|pass(?=[ ]{0,2}[:=])|pw|mdp|mots? de passe|contraseña|contrasena|clave|parola d['’]ordine"
                    + "|has[łl](?:o|a)(?: (?:to|brzmi)(?= ))?|senha|hesl(?:o|a|em)|parola(?:m|mız|nız|sı| mea)?(?= ?[:=]| este )"
                    + "|[şs]ifre(?:m|miz|niz|si)?|jelsz(?:ó|o|avam?|avad)|(?:мой )?парол(?:ь|я|ю|ем)|laps(?= ?[:=])"
                    + "|(?<=(?<!\\p{L})(?:my|her|his|our|new|old|the|temp|wifi|user|admin|root) )pass(?= (?:is|was) )"
                    + "|(?:recovery|seed|mnemonic|backup|secret) (?:phrase|words))";
    private static final String CODE_OF =
            "one[- ]?time|verification|verify|security|authenticat\\p{L}{2,4}|access|sms|log-?in|sign-in|2fa|mfa"
                    + "|confirmation|backup|recovery|unlock|door|alarm|gate|bestätigungs|sicherheits|einmal|zugangs"
                    + "|verifizierungs|wiederherstellungs|tür|anmelde|freischalt";
    private static final String CODE = "(?<![\\p{L}\\p{N}])(?:pin(?:[- ]?code|[- ]?number)?|puk|otp|totp|cv[vc]2?"
            + "|(?:" + CODE_OF + ")[- ]?(?:codes?|pin|schlüssel|key|passcode)"
            + "|codes? (?:de |d['’])?(?:vérification|sécurité|confirmation|accès|secours|récupération|validation|pin|secret)"
            + "|códigos? (?:de )?(?:verificación|seguridad|acceso|confirmación|recuperación|respaldo|pin)"
            + "|(?:the|my|your|der|mein|ihr|le|mon|votre|el|mi|su) (?:code|código)(?=\\s{0,2}[:=]|\\s(?:is|lautet|ist|est|es)\\s)"
            + "|(?<!error )(?<!status )(?<!stop )(?<!exit )codes?(?= \\d{3}[ -]?\\d{3,5} (?:from|of|in|by|aus|vom|von|de|del|du) "
            + "(?:\\p{L}{2,6} ){0,2}(?:\\p{L}{2,12} )?(?:authenticator|sms|text message|2fa|mfa))"
            + "|(?-i:m?TAN|SMS-TAN))";
    private static final String TOKEN =
            "(?:api|access|account|shared|secret|encryption|client|private|pre-?shared|wi-?fi|wlan|wpa[23]?|network|router|signature)"
                    + "[ _-]?(?:access[ _-]?)?(?:key|token|secret|schlüssel|signature)|apikey|accountkey|sharedaccesskey"
                    + "|(?<![\\p{L}\\p{N}])(?:(?:bearer|refresh|auth|personal access)[ _-]?)?token"
                    + "|(?<![\\p{L}\\p{N}])(?:psk|secret|jeton|netzwerkschlüssel|geheimschlüssel|zugriffsschlüssel)"
                    + "|clé (?:api|d['’]api|wi-?fi|secrète|wpa)|clave (?:api|secreta|de api)";
    static final Pattern NAME = Pattern.compile(
            "(?iu)(?:(" + CODE + ")|(" + TOKEN + ")|(" + PASSWORD + "))(?![\\p{L}\\p{N}]|-\\p{L}|_[a-z])");

    static final Stems NAMES = new Stems(
            "pass",
            "pwd",
            "pw",
            "kennw",
            "mdp",
            "mots",
            "mot ",
            "contras",
            "clave",
            "wachtw",
            "parola",
            "hasł",
            "hasl",
            "senha",
            "adgangsk",
            "kodeord",
            "lösenord",
            "losenord",
            "salasana",
            "hesl",
            "şifre",
            "sifre",
            "jelsz",
            "парол",
            "laps",
            "recovery ",
            "seed ",
            "mnemonic",
            "backup ",
            "pin",
            "puk",
            "otp",
            "totp",
            "cv",
            "code",
            "código",
            "tan",
            "key",
            "secret",
            "token",
            "schlüssel",
            "jeton",
            "psk",
            "clé",
            "signature");
    private static final int LONGEST_NAME = 32;

    private NamedSecrets() {}

    /// Whether a secret may be named in a text: most tell at once that none is.
    static boolean mayNameOne(String text) {
        return NAMES.next(text, 0) >= 0;
    }

    static void find(String text, StemPlaces stems, List<Secret> found) {
        int searched = 0;
        for (int stem = stems.next(NAMES, 0); stem >= 0; stem = stems.next(NAMES, Math.max(stem + 1, searched))) {
            Matcher name = NAME.matcher(text)
                    .region(Math.max(searched, stem - LONGEST_NAME), Math.min(text.length(), stem + LONGEST_NAME))
                    .useTransparentBounds(true);
            if (name.find()) {
                int before = found.size();
                boolean behind = named(text, name, found) && found.size() > before;
                searched = Math.max(name.end(), behind ? found.getLast().end() : 0);
            } else {
                // whatever begins here or before would have been found
                searched = Math.max(searched, stem + 1);
            }
        }
    }

    /// Whether what is found stands right behind its name.
    private static boolean named(String text, Matcher name, List<Secret> found) {
        if (name.group(1) != null) {
            Codes.find(text, name, found);
        } else if (name.group(2) != null) {
            Tokens.find(text, name, found);
        } else {
            return Passwords.find(text, name, found);
        }
        return true;
    }
}
