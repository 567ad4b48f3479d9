package dev.millrace.tickets.secrets;

import dev.millrace.tickets.secrets.Secret.Kind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// PINs, one-time and recovery codes behind their name: "PIN 1234", "the code is 482 913", "recovery codes: …".
final class Codes {
    private static final Pattern NUMBER = Pattern.compile("(?iu)" + Naming.OF
            + "[\"'*)]{0,3}(?:[ \\t\\u00a0]{0,3}[:=]|[ \\t]{1,2}(?:is|was|ist|war|lautet|est|es|era))?[*\\s]{0,3}[(\"']?"
            + "(\\d(?:[ -]?\\d){2,11})(?![\\d\\p{L}]|[.,:]\\d)");
    private static final Pattern CODES = Pattern.compile(
            "(?:[\\s,;•*>-]|\\d{1,2}[.)] ){1,8}([\\p{L}\\p{N}]{3,12}(?:-[\\p{L}\\p{N}]{3,12}){0,8})(?=[\\s,;.]|\\z)");

    /// "My code": of which only a number is one that lets somebody in.
    private static final Pattern ANY = Pattern.compile("(?iu)(?:the|my|your|der|mein|ihr|le|mon|votre|el|mi|su) ");
    private static final Pattern OF_RECOVERY = Pattern.compile(
            "(?iu).*(?:recovery|backup|wiederherstellung|secours|récupération|recuperación|respaldo).*");
    /// Groups of capitals, or words: `XKCD-PLMQ`, `apple-tiger-lamp`.
    private static final Pattern GROUPS =
            Pattern.compile("[A-Z0-9]{4,8}(?:-[A-Z0-9]{4,8}){1,8}|[a-z]{3,10}(?:-[a-z]{3,10}){2,12}");

    private Codes() {}

    /// @param name where the code is named
    static void find(String text, Matcher name, List<Secret> found) {
        int before = found.size();
        Matcher number = Naming.at(NUMBER, text, name.end());
        if (number.lookingAt()) {
            int digits =
                    (int) number.group(1).chars().filter(Character::isDigit).count();
            String word = name.group().toLowerCase(Locale.ROOT);
            if (digits >= (word.startsWith("cv") ? 3 : 4)) {
                Secret.add(found, Kind.CODE, text, number, 1);
            }
        } else {
            Value assigned = Naming.valueOf(Naming.at(Naming.ASSIGNED, text, name.end()), text);
            if (assigned == null && !ANY.matcher(name.group()).lookingAt()) {
                assigned = Naming.valueOf(Naming.at(Naming.SAID, text, name.end()), text);
            }
            if (assigned != null && !assigned.quoted() && isCode(assigned.in(text), isOfRecovery(name))) {
                Secret.add(
                        found,
                        Kind.CODE,
                        text,
                        assigned.start(),
                        assigned.start() + SecretWords.bare(assigned.in(text)).length());
            }
        }
        if (name.group().toLowerCase(Locale.ROOT).endsWith("s") || found.size() > before) {
            moreCodes(text, name.end(), isOfRecovery(name), found);
        }
    }

    /// Recovery codes come as a list.
    private static void moreCodes(String text, int from, boolean ofRecovery, List<Secret> found) {
        int at = from;
        Secret last = found.isEmpty() ? null : found.getLast();
        if (last != null && last.kind() == Kind.CODE && last.start() >= from) {
            at = last.end();
        } else if (at < text.length() && text.charAt(at) == ':') {
            at++;
        }
        Matcher next = Naming.at(CODES, text, at);
        while (next.lookingAt() && isCode(next.group(1), ofRecovery)) {
            Secret.add(found, Kind.CODE, text, next, 1);
            next = Naming.at(CODES, text, next.end());
        }
    }

    private static boolean isOfRecovery(Matcher name) {
        return OF_RECOVERY.matcher(name.group()).matches();
    }

    private static boolean isCode(String word, boolean ofRecovery) {
        String bare = SecretWords.bare(word);
        if (ofRecovery && GROUPS.matcher(bare).matches()) {
            return true;
        }
        return bare.length() >= 4
                && bare.chars().filter(Character::isDigit).count() >= 2
                && !bare.contains(":")
                && !bare.startsWith("0x");
    }
}
