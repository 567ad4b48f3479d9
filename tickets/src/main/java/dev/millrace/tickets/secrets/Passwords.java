package dev.millrace.tickets.secrets;

import dev.millrace.tickets.secrets.Secret.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Passwords behind their name, and some before it: "password: …", "my password is …", "I use … as my password".
final class Passwords {
    private static final Pattern CHANGED = Pattern.compile("(?iu)" + Naming.FOR
            + "(?:[ \\t]{1,2}(?:back|changed|set|reset|was|is|has|been|it|again|yesterday|today|wieder|wurde|zurück|heute"
            + "|gestern|from [^\\s]{1,64}|von [^\\s]{1,64})){0,5}[ \\t]{1,2}(?:to|auf|in|as|en|par|por|a|naar)[ \\t]{1,2}[\"'“„«]?"
            + Value.WORD);
    /// Another one behind the first: "… or …", "… / …".
    private static final Pattern NEXT = Pattern.compile(
            "(?iu)[ \\t]{0,2}(?:[/|]|[ \\t](?:[-–—]|and|or|und|oder|et|ou|y|o|en)[ \\t])[ \\t]{0,2}" + Value.WORD);
    /// What stands between a password and the word for it: "… as my password".
    private static final Pattern AS = Pattern.compile("(?iu)[ \\t]{1,2}(?:as|als|comme|como)[ \\t]{1,2}"
            + "(?:(?:my|the|a|new|mein|das|mon|ma|mi|la)[ \\t]{1,2}){0,2}\\z");
    private static final Pattern TAGGED = Pattern.compile("[^<>\\n]{0,60}>[ \\t]{0,2}([^<>\\n]{3,200}+)</");
    /// What the message is about rather than a secret: "reset password: jdoe".
    private static final Pattern WISH = Pattern.compile(
            "(?iu)(?:reset|resetting|forgot|forgotten|change|lost|expired|unlock|zurücksetzen|vergessenes|oublié)[ \\t](?:the |my |of )?\\z");
    private static final Pattern OF_SOMEBODY = Pattern.compile(
            "(?iu).*[ \\t](?:users?|accounts?|username|login|e-?mail|address|name|colleague|employee|benutzer|konto|nutzer|kollegen|compte|utilisateur|usuario|cuenta|following)");
    private static final int LONGEST_WISH = 24;
    private static final int LONGEST_AS = 24;
    private static final int LONGEST = 200;

    private Passwords() {}

    /// Notes the password that goes with a name, if there is one.
    ///
    /// @param name where the password is named
    /// @return whether it stands right behind its name; else others may be named before it
    static boolean find(String text, Matcher name, List<Secret> found) {
        int end = name.end();
        before(text, name.start(), found);
        return PairedPassword.find(text, name.start(), end, found)
                || assigned(text, name, found)
                || said(text, name, found)
                || isMadeUp(Naming.BESIDE, text, end, found)
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
        int end = value == null ? -1 : endOf(text, value, aboutSomebody);
        if (value == null || end < 0) {
            FurtherPassword.find(text, start, aboutSomebody, found);
            return false;
        }
        Secret.add(found, Kind.PASSWORD, text, value.start(), end);
        isMadeUp(NEXT, text, end, found);
        return true;
    }

    /// Where what is assigned ends; -1 where it is no password.
    private static int endOf(String text, Value value, boolean aboutSomebody) {
        String word = value.in(text);
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
        if (value != null && isSaid(text, name.start(), said.end(1), value)) {
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

    /// "I use Summer2031! as my password".
    private static void before(String text, int name, List<Secret> found) {
        Matcher as = AS.matcher(text).region(Math.max(0, name - LONGEST_AS), name);
        if (!as.find()) {
            return;
        }
        int end = as.start();
        int start = end;
        while (start > 0 && !Character.isWhitespace(text.charAt(start - 1)) && end - start < LONGEST) {
            start--;
        }
        while (start < end && "\"'“„«(".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        String word = text.substring(start, end);
        if (SecretWords.isMadeUp(word) && !word.contains(Secrets.MASK)) {
            Secret.add(found, Kind.PASSWORD, text, start, end);
        }
    }

    private static boolean isWish(String text, int start) {
        return WISH.matcher(text)
                .region(Math.max(0, start - LONGEST_WISH), start)
                .find();
    }
}
