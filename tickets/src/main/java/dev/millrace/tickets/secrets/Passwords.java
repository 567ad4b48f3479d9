package dev.millrace.tickets.secrets;

import dev.millrace.tickets.secrets.Secret.Kind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Passwords behind their name: "password: …", "my password is …", "password … does not work".
final class Passwords {
    private static final Pattern CHANGED = Pattern.compile("(?iu)" + Naming.FOR
            + "(?:[ \\t]{1,2}(?:back|changed|set|reset|was|is|has|been|it|again|yesterday|today|wieder|wurde|zurück|heute"
            + "|gestern|from [^\\s]{1,64}|von [^\\s]{1,64})){0,5}[ \\t]{1,2}(?:to|auf|in|as|en|par|por|a|naar)[ \\t]{1,2}[\"'“„«]?"
            + Value.WORD);
    /// Another one behind the first: "… or …", "… / …".
    private static final Pattern NEXT = Pattern.compile(
            "(?iu)[ \\t]{0,2}(?:[/|]|[ \\t](?:[-–—]|and|or|und|oder|et|ou|y|o|en)[ \\t])[ \\t]{0,2}" + Value.WORD);
    /// Names that also mean something else, so that no plain word is taken behind them: "parola: ciao".
    private static final Pattern OTHERWISE = Pattern.compile("(?iu)laps|parola.*");
    private static final Pattern OTHERWISE_SAID = Pattern.compile("(?iu)pass|laps|parola.*");
    private static final Pattern SHORT = Pattern.compile("(?iu)pw|pwd|mdp");
    /// One's own in languages that need no word for "is", or have one that the name takes in.
    private static final Pattern OWN =
            Pattern.compile("(?iu)salasana(?:ni|si|mme|nne) on|has[łl]o (?:to|brzmi)|[şs]ifrem|jelszavam|мой пароль");
    private static final Pattern BLANK = Pattern.compile("[ \\t]{1,2}(?=[\"“„«'‘`])");
    private static final Pattern CALLED = Pattern.compile(
            "(?iu).[ \\t]{0,2}(?:message|button|link|field|box|dialog|window|prompt"
                    + "|error|option|page|menu|screen|meldung|feld|knopf|fenster|seite|taste|bouton|lien|champ|message|botón|enlace|campo)");
    /// What is said of a password that was typed in.
    private static final Pattern FAILS =
            Pattern.compile("(?iu)[\"'”“»]?[ \\t]{1,2}(?:does(?:n['’]?t| not)|won['’]?t|will not"
                    + "|is(?:n['’]?t| not| wrong| rejected| refused| invalid| incorrect)|was (?:rejected|refused)|fails|failed|stopped"
                    + "|geht nicht|funktioniert nicht|klappt nicht|wird nicht|ist falsch|ne (?:marche|fonctionne|passe)|est refusé"
                    + "|no (?:funciona|sirve|entra|va)|werkt niet|non funziona|fungerar inte|virker ikke|ei toimi|nefunguje|nie działa"
                    + "|не (?:работает|подходит))");
    private static final Pattern TAGGED = Pattern.compile("[^<>\\n]{0,60}>[ \\t]{0,2}([^<>\\n]{3,200}+)</");
    /// What the message is about rather than a secret: "reset password: jdoe".
    private static final Pattern WISH = Pattern.compile(
            "(?iu)(?:reset|resetting|forgot|forgotten|change|lost|expired|unlock|zurücksetzen|vergessenes|oublié)[ \\t](?:the |my |of )?\\z");
    private static final Pattern OF_SOMEBODY = Pattern.compile(
            "(?iu).*[ \\t](?:users?|accounts?|username|login|e-?mail|address|name|colleague|employee|benutzer|konto|nutzer|kollegen|compte|utilisateur|usuario|cuenta|following)");
    private static final int LONGEST_WISH = 24;

    private Passwords() {}

    /// Notes the password that goes with a name, if there is one.
    ///
    /// @param name where the password is named
    /// @return whether it stands right behind its name; else others may be named before it
    static boolean find(String text, Matcher name, List<Secret> found) {
        int end = name.end();
        PasswordBefore.find(text, name, found);
        return PairedPassword.find(text, name.start(), end, found)
                || assigned(text, name, found)
                || said(text, name, found)
                || isMadeUp(Naming.BESIDE, text, end, found)
                || beside(text, name, found)
                || isMadeUp(CHANGED, text, end, found)
                || tagged(text, end, found);
    }

    /// "Password: …".
    private static boolean assigned(String text, Matcher name, List<Secret> found) {
        Matcher assigned = Naming.at(Naming.ASSIGNED, text, name.end());
        if (!assigned.lookingAt()) {
            return false;
        }
        int start = assigned.end();
        if (Naming.isMasked(text, start)) {
            return true;
        }
        boolean aboutSomebody = isWish(text, name.start())
                || OF_SOMEBODY.matcher(assigned.group(1)).matches();
        Value value = Value.at(text, start);
        int end = value == null ? -1 : endOf(text, name.group(), value, aboutSomebody);
        if (value == null || end < 0) {
            FurtherPassword.find(text, start, aboutSomebody, found);
            return false;
        }
        Secret.add(found, Kind.PASSWORD, text, value.start(), end);
        isMadeUp(NEXT, text, end, found);
        return true;
    }

    /// Where what is assigned ends; -1 where it is no password.
    private static int endOf(String text, String name, Value value, boolean aboutSomebody) {
        String word = value.in(text);
        if (!value.quoted() && aboutSomebody && SecretWords.isPlain(word)) {
            return PlainPassword.endOfPassphrase(text, value.start());
        }
        if (!value.quoted()
                && SecretWords.isPlain(word)
                && OTHERWISE.matcher(name).matches()) {
            return -1;
        }
        if (!value.quoted() && !aboutSomebody && SecretWords.isPlain(word)) {
            return PlainPassword.end(text, value.start());
        }
        boolean secret = value.quoted()
                ? !Vocabulary.isState(word)
                : aboutSomebody ? SecretWords.isMadeUp(word) : SecretWords.isStrong(word);
        return secret ? value.end() : -1;
    }

    /// "My password is …".
    private static boolean said(String text, Matcher name, List<Secret> found) {
        Matcher said = Naming.at(Naming.SAID, text, name.end());
        if (!said.lookingAt()) {
            return false;
        }
        int start = said.end();
        if (Naming.isMasked(text, start)) {
            return true;
        }
        Value value = Value.at(text, start);
        boolean otherwise = value != null
                && !value.quoted()
                && SecretWords.isPlain(value.in(text))
                && OTHERWISE_SAID.matcher(name.group()).matches();
        if (value != null && !otherwise && isSaid(text, name.start(), said.end(1), value)) {
            Secret.add(found, Kind.PASSWORD, text, value.start(), value.end());
            return true;
        }
        FurtherPassword.find(text, start, false, found);
        return false;
    }

    private static boolean isSaid(String text, int name, int verb, Value value) {
        String word = value.in(text);
        if (value.quoted()) {
            return !Vocabulary.isState(word);
        }
        return SecretWords.isPlain(word)
                ? SaidOfPasswords.isPassword(
                        text, name, text.substring(verb, value.start()).strip(), value.start(), value.end())
                : SecretWords.isStrong(word);
    }

    /// "Password hunter2 does not work", "pw hunter2", `Kennwort "Sommer"`.
    private static boolean beside(String text, Matcher name, List<Secret> found) {
        Matcher beside = Naming.at(Naming.BESIDE, text, name.end());
        if (isWish(text, name.start()) || !beside.lookingAt()) {
            return false;
        }
        String word = beside.group(1);
        if (SecretWords.isNumbered(word)
                && (SHORT.matcher(name.group()).matches()
                        || isOwn(text, name, beside)
                        || Naming.at(FAILS, text, beside.end()).lookingAt())) {
            Secret.add(found, Kind.PASSWORD, text, beside, 1);
            return true;
        }
        Value value = Naming.valueOf(Naming.at(BLANK, text, name.end()), text);
        if (value != null && value.quoted() && isQuoted(text, value)) {
            Secret.add(found, Kind.PASSWORD, text, value);
            return true;
        }
        return false;
    }

    /// "Salasanani on tulip42", but not "salasanani on office365:ssa vanha".
    private static boolean isOwn(String text, Matcher name, Matcher beside) {
        String bare = SecretWords.bare(beside.group(1));
        return OWN.matcher(name.group()).matches()
                && !Vocabulary.isApplication(bare.toLowerCase(Locale.ROOT))
                && SaidOfPasswords.isAlone(text, beside.start(1) + bare.length(), beside.end(1));
    }

    /// One word that is neither said of passwords nor what something is called: "the password \"reset\" link".
    private static boolean isQuoted(String text, Value value) {
        String word = value.in(text);
        return word.length() >= 4
                && word.indexOf(' ') < 0
                && !Vocabulary.isState(word)
                && !Vocabulary.isApplication(word)
                && !Naming.at(CALLED, text, value.end()).lookingAt();
    }

    private static boolean isMadeUp(Pattern before, String text, int at, List<Secret> found) {
        Matcher matcher = Naming.at(before, text, at);
        boolean madeUp = matcher.lookingAt() && SecretWords.isMadeUp(matcher.group(1));
        if (madeUp) {
            Secret.add(found, Kind.PASSWORD, text, matcher, 1);
        }
        return madeUp;
    }

    /// `<password>…</password>`.
    private static boolean tagged(String text, int at, List<Secret> found) {
        Matcher tagged = Naming.at(TAGGED, text, at);
        if (!tagged.lookingAt()) {
            return false;
        }
        Secret.add(found, Kind.PASSWORD, text, tagged, 1);
        return true;
    }

    private static boolean isWish(String text, int start) {
        return WISH.matcher(text)
                .region(Math.max(0, start - LONGEST_WISH), start)
                .find();
    }
}
