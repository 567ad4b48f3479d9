package dev.millrace.tickets.secrets;

import dev.millrace.tickets.secrets.Secret.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Passwords behind their name, and some before it: "password: …", "my password is …", "I use … as my password".
final class Passwords {
    private static final Pattern CHANGED = Pattern.compile(
            "(?iu)(?:[ \\t]{1,2}(?:back|changed|set|reset|was|is|has|been|it|again|yesterday|today|wieder|wurde|zurück|heute"
                    + "|gestern|from [^\\s]{1,64}|von [^\\s]{1,64})){0,5}[ \\t]{1,2}(?:to|auf|in|as|en|par|por|a|naar)[ \\t]{1,2}[\"'“„«]?"
                    + Value.WORD);
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

    /// @param name where the password is named
    static void find(String text, Matcher name, List<Secret> found) {
        int end = name.end();
        Matcher assigned = Naming.at(Naming.ASSIGNED, text, end);
        Value value = Naming.valueOf(assigned, text);
        if (value != null) {
            assigned(text, name, assigned.group(1), value, found);
            return;
        }
        Matcher said = Naming.at(Naming.SAID, text, end);
        value = Naming.valueOf(said, text);
        if (value != null) {
            String word = value.in(text);
            boolean secret;
            if (value.quoted()) {
                secret = !Vocabulary.isState(word);
            } else if (SecretWords.isPlain(word)) {
                String verb = text.substring(said.end(1), value.start()).strip();
                secret = SaidOfPasswords.isPassword(text, name.start(), verb, value.start(), value.end());
            } else {
                secret = SecretWords.isStrong(word);
            }
            if (secret) {
                Secret.add(found, Kind.PASSWORD, text, value);
            }
            return;
        }
        Matcher beside = Naming.at(Naming.BESIDE, text, end);
        if (beside.lookingAt() && SecretWords.isMadeUp(beside.group(1))) {
            Secret.add(found, Kind.PASSWORD, text, beside, 1);
        }
        Matcher changed = Naming.at(CHANGED, text, end);
        if (changed.lookingAt() && SecretWords.isMadeUp(changed.group(1))) {
            Secret.add(found, Kind.PASSWORD, text, changed, 1);
        }
        Matcher tagged = Naming.at(TAGGED, text, end);
        if (tagged.lookingAt()) {
            Secret.add(found, Kind.PASSWORD, text, tagged, 1);
        }
        before(text, name.start(), found);
    }

    /// "I use Summer2031! as my password".
    private static void before(String text, int name, List<Secret> found) {
        Matcher as = AS.matcher(text).region(Math.max(0, name - LONGEST_AS), name);
        if (as.find()) {
            int end = as.start();
            int start = end;
            while (start > 0 && !Character.isWhitespace(text.charAt(start - 1)) && end - start < LONGEST) {
                start--;
            }
            while (start < end && "\"'“„«(".indexOf(text.charAt(start)) >= 0) {
                start++;
            }
            Value value = new Value(start, end, false);
            String word = value.in(text);
            if (SecretWords.isMadeUp(word) && !word.contains(Secrets.MASK)) {
                Secret.add(found, Kind.PASSWORD, text, value);
            }
        }
    }

    private static void assigned(String text, Matcher name, String of, Value value, List<Secret> found) {
        String word = value.in(text);
        if (value.quoted()) {
            if (!Vocabulary.isState(word)) {
                Secret.add(found, Kind.PASSWORD, text, value);
            }
        } else if (isWish(text, name.start()) || OF_SOMEBODY.matcher(of).matches()) {
            if (SecretWords.isMadeUp(word)) {
                Secret.add(found, Kind.PASSWORD, text, value);
            }
        } else if (!SecretWords.isPlain(word)) {
            if (SecretWords.isStrong(word)) {
                Secret.add(found, Kind.PASSWORD, text, value);
            }
        } else {
            int end = PlainPassword.end(text, value.start());
            if (end > 0) {
                found.add(new Secret(Kind.PASSWORD, value.start(), end));
            }
        }
    }

    private static boolean isWish(String text, int start) {
        return WISH.matcher(text)
                .region(Math.max(0, start - LONGEST_WISH), start)
                .find();
    }
}
