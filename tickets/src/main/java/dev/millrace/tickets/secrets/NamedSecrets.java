package dev.millrace.tickets.secrets;

import dev.millrace.tickets.secrets.Secret.Kind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Secrets that are named as such: "password: …", "Kennwort ist …", "PIN 1234", `api_key=…`.
final class NamedSecrets {
    private static final String PASSWORD =
            "pass ?words?|passwd|passwort(?:es|s)?|kennwort(?:es|s)?|pass ?phrase|pass ?code"
                    + "|wachtwoord|(?<![\\p{L}\\p{N}])(?:pwd|pass(?=[ ]{0,2}[:=])|pw|mdp|mots? de passe|contraseña|contrasena|clave|parola d['’]ordine"
                    + "|hasło|haslo|senha)";
    private static final String CODE_OF =
            "one[- ]?time|verification|verify|security|authenticat\\p{L}{2,4}|access|sms|log-?in|sign-in|2fa|mfa"
                    + "|confirmation|backup|recovery|unlock|door|alarm|gate|bestätigungs|sicherheits|einmal|zugangs"
                    + "|verifizierungs|wiederherstellungs|tür|anmelde|freischalt";
    private static final String CODE = "(?<![\\p{L}\\p{N}])(?:pin(?:[- ]?code|[- ]?number)?|puk|otp|totp|cv[vc]2?"
            + "|(?:" + CODE_OF + ")[- ]?(?:codes?|pin|schlüssel|key|passcode)"
            + "|codes? (?:de |d['’])?(?:vérification|sécurité|confirmation|accès|secours|récupération|validation|pin|secret)"
            + "|códigos? (?:de )?(?:verificación|seguridad|acceso|confirmación|recuperación|respaldo|pin)"
            + "|(?:the|my|your|der|mein|ihr|le|mon|votre|el|mi|su) (?:code|código)(?=\\s{0,2}[:=]|\\s(?:is|lautet|ist|est|es)\\s)"
            + "|(?-i:m?TAN|SMS-TAN))";
    private static final String TOKEN =
            "(?:api|access|account|shared|secret|encryption|client|private|pre-?shared|wi-?fi|wlan|wpa2?|signature)"
                    + "[ _-]?(?:access[ _-]?)?(?:key|token|secret|schlüssel|signature)|apikey|accountkey|sharedaccesskey"
                    + "|(?<![\\p{L}\\p{N}])(?:(?:bearer|refresh|auth|personal access)[ _-]?)?token"
                    + "|(?<![\\p{L}\\p{N}])(?:psk|secret|jeton|netzwerkschlüssel|geheimschlüssel|zugriffsschlüssel)"
                    + "|clé (?:api|d['’]api|wi-?fi|secrète|wpa)|clave (?:api|secreta|de api)";
    private static final Pattern NAME = Pattern.compile(
            "(?iu)(?:(" + CODE + ")|(" + TOKEN + ")|(" + PASSWORD + "))(?![\\p{L}\\p{N}]|-\\p{L}|_[a-z])");

    /// For whom or what: it may stand between name and secret.
    private static final String OF =
            "(?:[ \\t]{1,2}\\([^()\\n]{1,40}\\))?(?:[ \\t]{1,2}(?:for|of|to|on|at|in|für|fürs|zum|zur|vom|von|im|pour|de|du"
                    + "|del|para|en|voor|per|di)(?:[ \\t]{1,2}[\\p{L}\\p{N}@._'’-]{1,40}){1,4}?)?";
    private static final Pattern ASSIGNED = Pattern.compile("(?iu)(" + OF
            + ")[\"'*_\\])]{0,3}[ \\t\\u00a0]{0,3}(?:[:=：]|=>|->|→)[*_]{0,2}"
            + "(?:[ \\t\\u00a0]{0,20}(?=\\S)|\\s{0,4}\\n[ \\t>]{0,4}(?=\\S+[ \\t]*\\r?(?:\\n|\\z)))");
    private static final Pattern SAID = Pattern.compile("(?iu)(" + OF
            + ")[ \\t]{1,2}(?:is|was|will be|ist|war|lautet|est|es|era|é|è|jest)[ \\t]{1,2}"
            + "(?:(?:now|still|currently|jetzt|nun|aktuell|maintenant|ahora)[ \\t]{1,2})?[:=]?[ \\t]{0,2}");
    private static final Pattern CHANGED = Pattern.compile(
            "(?iu)(?:[ \\t]{1,2}(?:back|changed|set|reset|was|is|has|been|it|again|yesterday|today|wieder|wurde|zurück|heute"
                    + "|gestern|from [^\\s]{1,64}|von [^\\s]{1,64})){0,5}[ \\t]{1,2}(?:to|auf|in|as|en|par|por|a|naar)[ \\t]{1,2}[\"'“„«]?"
                    + Value.WORD);
    private static final Pattern BESIDE =
            Pattern.compile("(?:[ \\t]{1,2}|[ \\t]{0,4}\\r?\\n[ \\t>]{0,4})[(\\[\"'“„«]?" + Value.WORD);
    /// What stands between a password and the word for it: "… as my password".
    private static final Pattern AS = Pattern.compile("(?iu)[ \\t]{1,2}(?:as|als|comme|como)[ \\t]{1,2}"
            + "(?:(?:my|the|a|new|mein|das|mon|ma|mi|la)[ \\t]{1,2}){0,2}\\z");
    private static final Pattern TAGGED = Pattern.compile("[^<>\\n]{0,60}>[ \\t]{0,2}([^<>\\n]{3,200}+)</");
    private static final Pattern NUMBER = Pattern.compile("(?iu)" + OF
            + "[\"'*)]{0,3}(?:[ \\t\\u00a0]{0,3}[:=]|[ \\t]{1,2}(?:is|was|ist|war|lautet|est|es|era))?[*\\s]{0,3}[(\"']?"
            + "(\\d(?:[ -]?\\d){2,11})(?![\\d\\p{L}]|[.,:]\\d)");
    private static final Pattern CODES = Pattern.compile(
            "(?:[\\s,;•*>-]|\\d{1,2}[.)] ){1,8}([\\p{L}\\p{N}]{3,12}(?:-[\\p{L}\\p{N}]{3,12}){0,8})(?=[\\s,;.]|\\z)");
    private static final String ITS =
            "(?:[ \\t]{0,2}[:=]|[ \\t]{1,2}(?:is|are|ist|sind|son|sont))?\\s{1,3}[^\\s/|,.:]{2,60}";
    private static final Pattern PAIR =
            Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])(?:(?:credentials?|log-?in(?: data| details)"
                    + "|zugangsdaten|anmeldedaten|logindaten|identifiants?|credenciales|datos de acceso|inloggegevens)"
                    + ITS
                    + "(?:[ \\t]{0,2}[/|][ \\t]{0,2}|[ \\t]{1,2})|(?:log-?in|zugang|user(?: ?name)?|benutzer(?:name)?|usuario|utilisateur)"
                    + ITS + "[ \\t]{0,2}[/|][ \\t]{0,2})" + Value.WORD);
    /// What the message is about rather than a secret: "reset password: jdoe".
    private static final Pattern WISH = Pattern.compile(
            "(?iu)(?:reset|resetting|forgot|forgotten|change|lost|expired|unlock|zurücksetzen|vergessenes|oublié)[ \\t](?:the |my |of )?\\z");
    private static final Pattern OF_SOMEBODY = Pattern.compile(
            "(?iu).*[ \\t](?:users?|accounts?|username|login|e-?mail|address|name|colleague|employee|benutzer|konto|nutzer|kollegen|compte|utilisateur|usuario|cuenta|following)");
    private static final Stems NAMES = new Stems(
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
            "hasło",
            "haslo",
            "senha",
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
    private static final int LONGEST_NAME = 32;
    private static final int LONGEST_WISH = 24;
    private static final int LONGEST_AS = 24;
    private static final int LONGEST_PHRASE = 200;
    private static final int MOST_WORDS = 8;
    /// A phrase of fewer words is hardly a password.
    private static final int PASSPHRASE = 4;

    private NamedSecrets() {}

    static void find(String text, List<Secret> found) {
        int searched = 0;
        for (int stem = NAMES.next(text, 0); stem >= 0; stem = NAMES.next(text, Math.max(stem + 1, searched))) {
            Matcher name = NAME.matcher(text)
                    .region(Math.max(searched, stem - LONGEST_NAME), Math.min(text.length(), stem + LONGEST_NAME))
                    .useTransparentBounds(true);
            if (name.find()) {
                int before = found.size();
                named(text, name, found);
                searched = Math.max(
                        name.end(), found.size() > before ? found.getLast().end() : 0);
            }
        }
        for (int stem = USERS.next(text, 0); stem >= 0; stem = USERS.next(text, stem + 1)) {
            Matcher pair = at(PAIR, text, stem);
            if (pair.lookingAt() && SecretWords.isMadeUp(pair.group(1))) {
                add(found, Kind.PASSWORD, pair, 1);
            }
        }
    }

    private static void named(String text, Matcher name, List<Secret> found) {
        if (name.group(1) != null) {
            code(text, name, found);
        } else if (name.group(2) != null) {
            token(text, name.end(), found);
        } else {
            password(text, name, found);
        }
    }

    private static void password(String text, Matcher name, List<Secret> found) {
        int end = name.end();
        Matcher assigned = at(ASSIGNED, text, end);
        Value value = valueOf(assigned, text);
        if (value != null) {
            assigned(text, name, assigned.group(1), value, found);
            return;
        }
        Matcher said = at(SAID, text, end);
        value = valueOf(said, text);
        if (value != null) {
            String word = value.in(text);
            boolean secret;
            if (value.quoted()) {
                secret = !SecretWords.isState(word);
            } else if (SecretWords.isPlain(word)) {
                String verb = text.substring(said.end(1), value.start()).strip();
                secret = SaidOfPasswords.isPassword(text, name.start(), verb, value.start(), value.end());
            } else {
                secret = isStrong(word);
            }
            if (secret) {
                add(found, Kind.PASSWORD, text, value);
            }
            return;
        }
        Matcher beside = at(BESIDE, text, end);
        if (beside.lookingAt() && SecretWords.isMadeUp(beside.group(1))) {
            add(found, Kind.PASSWORD, beside, 1);
        }
        Matcher changed = at(CHANGED, text, end);
        if (changed.lookingAt() && SecretWords.isMadeUp(changed.group(1))) {
            add(found, Kind.PASSWORD, changed, 1);
        }
        Matcher tagged = at(TAGGED, text, end);
        if (tagged.lookingAt()) {
            add(found, Kind.PASSWORD, tagged, 1);
        }
        before(text, name.start(), found);
    }

    /// "I use Summer2031! as my password".
    private static void before(String text, int name, List<Secret> found) {
        Matcher as = AS.matcher(text).region(Math.max(0, name - LONGEST_AS), name);
        if (as.find()) {
            int end = as.start();
            int start = end;
            while (start > 0 && !Character.isWhitespace(text.charAt(start - 1)) && end - start < LONGEST_PHRASE) {
                start--;
            }
            while (start < end && "\"'“„«(".indexOf(text.charAt(start)) >= 0) {
                start++;
            }
            Value value = new Value(start, end, false);
            String word = value.in(text);
            if (SecretWords.isMadeUp(word) && !word.contains(Secrets.MASK)) {
                add(found, Kind.PASSWORD, text, value);
            }
        }
    }

    private static void assigned(String text, Matcher name, String of, Value value, List<Secret> found) {
        String word = value.in(text);
        if (value.quoted()) {
            if (!SecretWords.isState(word)) {
                add(found, Kind.PASSWORD, text, value);
            }
        } else if (isWish(text, name.start()) || OF_SOMEBODY.matcher(of).matches()) {
            if (SecretWords.isMadeUp(word)) {
                add(found, Kind.PASSWORD, text, value);
            }
        } else if (!SecretWords.isPlain(word)) {
            if (isStrong(word)) {
                add(found, Kind.PASSWORD, text, value);
            }
        } else {
            int end = endOfPlainWords(text, value.start());
            if (end > 0) {
                found.add(new Secret(Kind.PASSWORD, value.start(), end));
            }
        }
    }

    /// Where a password of plain words ends: `elephant`, `correct horse battery staple`. A sentence behind it gives
    /// itself away by its small words.
    ///
    /// @return -1 where there is no password but a sentence
    private static int endOfPlainWords(String text, int start) {
        int line = text.indexOf('\n', start);
        int end = Math.min(line < 0 ? text.length() : line, start + LONGEST_PHRASE);
        String rest = text.substring(start, end);
        String[] words = rest.strip().split("[ \\t]+", -1);
        int whole = start + rest.stripTrailing().length();
        if (isPassphrase(words)) {
            return whole;
        }
        if (SecretWords.isProse(words[0])) {
            return -1;
        }
        int first = start + SecretWords.bare(words[0]).length();
        boolean alone = words.length == 1
                || words.length > MOST_WORDS
                || first < start + words[0].length()
                || isAfterthought(words[1])
                || isSentence(rest);
        return alone ? start + words[0].length() : whole;
    }

    /// Some words in small letters, of which hardly one would stand in a sentence about passwords.
    private static boolean isPassphrase(String[] words) {
        if (words.length < PASSPHRASE || words.length > MOST_WORDS) {
            return false;
        }
        int prose = 0;
        for (String word : words) {
            if (!word.chars().allMatch(Character::isLowerCase)) {
                return false;
            }
            prose += SecretWords.isProse(word) ? 1 : 0;
        }
        return prose <= 1;
    }

    private static boolean isAfterthought(String word) {
        return switch (SecretWords.bare(word).toLowerCase(Locale.ROOT)) {
            case "and",
                    "und",
                    "et",
                    "y",
                    "en",
                    "please",
                    "bitte",
                    "thanks",
                    "danke",
                    "merci",
                    "gracias",
                    "but",
                    "aber",
                    "user",
                    "username",
                    "/",
                    "|",
                    "-",
                    "" -> true;
            case String _ -> false;
        };
    }

    private static boolean isSentence(String words) {
        for (String word : words.strip().split("[ \\t]+", -1)) {
            if (SecretWords.isProse(word)) {
                return true;
            }
        }
        return false;
    }

    /// Not plain letters, and no label, mask or link either.
    private static boolean isStrong(String word) {
        boolean label = word.endsWith(":") || word.startsWith(Secrets.MASK);
        String bare = SecretWords.bare(word);
        boolean visible = bare.chars().anyMatch(c -> Character.isLetterOrDigit(c));
        return !label && visible && bare.length() >= 4 && !bare.contains("://") && !SecretWords.isProse(word);
    }

    private static boolean isWish(String text, int start) {
        return WISH.matcher(text)
                .region(Math.max(0, start - LONGEST_WISH), start)
                .find();
    }

    private static void code(String text, Matcher name, List<Secret> found) {
        int before = found.size();
        Matcher number = at(NUMBER, text, name.end());
        if (number.lookingAt()) {
            int digits =
                    (int) number.group(1).chars().filter(Character::isDigit).count();
            String word = name.group().toLowerCase(Locale.ROOT);
            if (digits >= (word.startsWith("cv") ? 3 : 4)) {
                add(found, Kind.CODE, number, 1);
            }
        } else {
            Value assigned = valueOf(at(ASSIGNED, text, name.end()), text);
            if (assigned != null && !assigned.quoted() && isCode(assigned.in(text))) {
                add(found, Kind.CODE, text, assigned);
            }
        }
        if (name.group().toLowerCase(Locale.ROOT).endsWith("s") || found.size() > before) {
            moreCodes(text, name.end(), found);
        }
    }

    /// Recovery codes come as a list.
    private static void moreCodes(String text, int from, List<Secret> found) {
        int at = from;
        Secret last = found.isEmpty() ? null : found.getLast();
        if (last != null && last.kind() == Kind.CODE && last.start() >= from) {
            at = last.end();
        } else if (at < text.length() && text.charAt(at) == ':') {
            at++;
        }
        Matcher next = at(CODES, text, at);
        while (next.lookingAt() && isCode(next.group(1))) {
            add(found, Kind.CODE, next, 1);
            next = at(CODES, text, next.end());
        }
    }

    private static boolean isCode(String word) {
        String bare = SecretWords.bare(word);
        return bare.length() >= 4
                && bare.chars().filter(Character::isDigit).count() >= 2
                && !bare.contains(":")
                && !bare.startsWith("0x");
    }

    private static void token(String text, int end, List<Secret> found) {
        Value value = valueOf(at(ASSIGNED, text, end), text);
        if (value == null) {
            value = valueOf(at(SAID, text, end), text);
        }
        if (value != null) {
            if (isToken(value.in(text))) {
                add(found, Kind.TOKEN, text, value);
            }
            return;
        }
        Matcher beside = at(BESIDE, text, end);
        if (beside.lookingAt() && beside.group(1).length() >= 16 && isToken(beside.group(1))) {
            add(found, Kind.TOKEN, beside, 1);
        }
    }

    private static boolean isToken(String word) {
        String bare = SecretWords.bare(word);
        boolean digit = bare.chars().anyMatch(Character::isDigit);
        boolean numbered = bare.length() >= 6 && digit;
        return (numbered || (bare.length() >= 16 && bare.indexOf(' ') < 0)) && isStrong(word);
    }

    private static Matcher at(Pattern pattern, String text, int from) {
        return pattern.matcher(text)
                .region(from, text.length())
                .useTransparentBounds(true)
                .useAnchoringBounds(false);
    }

    private static @Nullable Value valueOf(Matcher named, String text) {
        return named.lookingAt() ? Value.at(text, named.end()) : null;
    }

    private static void add(List<Secret> found, Kind kind, String text, Value value) {
        if (!text.startsWith(Secrets.MASK, value.start())) {
            found.add(new Secret(kind, value.start(), value.end()));
        }
    }

    private static void add(List<Secret> found, Kind kind, Matcher matcher, int group) {
        if (!matcher.group(group).startsWith(Secrets.MASK)) {
            found.add(new Secret(kind, matcher.start(group), matcher.end(group)));
        }
    }
}
