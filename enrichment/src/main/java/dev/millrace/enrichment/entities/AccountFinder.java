package dev.millrace.enrichment.entities;

import dev.millrace.enrichment.words.Chunk;
import dev.millrace.enrichment.words.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Account names: after a word like "user", in brackets behind a person, or alike the name of somebody in the
/// text.
final class AccountFinder {
    private static final WordList CUES = WordList.of(
            "user",
            "username",
            "userid",
            "login",
            "logon",
            "account",
            "benutzer",
            "benutzername",
            "benutzerkennung",
            "benutzerkonto",
            "kennung",
            "konto",
            "anmeldename",
            "nutzer",
            "identifiant",
            "utilisateur",
            "compte",
            "usuario",
            "cuenta",
            "gebruiker",
            "gebruikersnaam",
            "utente",
            "konta");
    private static final WordList LINKS =
            WordList.of("name", "id", "is", "ist", "est", "es", "for", "of", "de", "von", "fur", "van", "pour", "para");
    private static final WordList VERBS = WordList.of(
            "unlock",
            "reset",
            "release",
            "unblock",
            "reenable",
            "enable",
            "for",
            "to",
            "of",
            "entsperren",
            "fur",
            "debloquer",
            "pour",
            "desbloquear",
            "para",
            "voor",
            "per");
    private static final WordList BETWEEN = WordList.of(
            "is", "has", "was", "got", "ist", "est", "esta", "been", "again", "still", "wurde", "encore", "otra",
            "vez");
    private static final WordList LOCKED = WordList.of(
            "locked", "blocked", "gesperrt", "verrouille", "bloque", "bloqueado", "bloqueada", "geblokkeerd");
    private static final Pattern JOINTS = Pattern.compile("[._-]");
    private static final Pattern PARTS = Pattern.compile("[.-]");
    private static final int MOST_LINKS = 2;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 40;
    private static final int SHORTEST_NAME = 4;
    private static final int SHORTEST_MADE = 5;

    private final OrdinaryWords ordinary;
    private final List<String> senderNames;
    /// Collected when first asked for.
    private @Nullable List<String> people;

    AccountFinder(OrdinaryWords ordinary, @Nullable String sender) {
        this.ordinary = ordinary;
        this.senderNames = namesIn(sender);
    }

    void find(Entities entities) {
        String text = entities.text();
        List<Chunk> chunks = entities.chunks();
        for (int i = 0; i < chunks.size(); i++) {
            Chunk chunk = chunks.get(i);
            if (chunk.ordinary()) {
                continue;
            }
            String name = chunk.in(text);
            if (isMadeLikeOne(name)
                    && !isTitleCase(name)
                    && !entities.covers(chunk.start(), chunk.end())
                    && isSaidToBeOne(entities, i, name)
                    && !isOrdinary(name)) {
                entities.add("account", chunk.start(), chunk.end(), name);
            }
        }
    }

    /// By a word beside it, by brackets, or by the name of a person that it is made from.
    private boolean isSaidToBeOne(Entities entities, int index, String name) {
        boolean spoken = VERBS.contains(entities.norm(index - 1)) || isBeforeLocked(entities, index);
        return (spoken && looksTheKind(name, entities.chunks().get(index).hasDigit()))
                || isAfterCue(entities, index)
                || isInBrackets(entities.text(), entities.chunks().get(index))
                || (name.length() >= SHORTEST_MADE
                        && isOfOneCase(name)
                        && isMadeFromOneOf(people(entities), name.toLowerCase(Locale.ROOT)));
    }

    /// `jdoe`, or `JDOE` as some programs have it.
    private static boolean isOfOneCase(String name) {
        return name.equals(name.toLowerCase(Locale.ROOT)) || name.equals(name.toUpperCase(Locale.ROOT));
    }

    /// Latin letters and digits, with `.`, `_` and `-` between them.
    private static boolean isMadeLikeOne(String name) {
        if (name.length() < SHORTEST || name.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean inside = i > 0 && ((c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-');
            if (!letter && !inside) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAfterCue(Entities entities, int index) {
        int before = index - 1;
        for (int links = 0; links < MOST_LINKS && LINKS.contains(entities.norm(before)); links++) {
            before--;
        }
        return CUES.contains(entities.norm(before)) && isNear(entities, before, index);
    }

    /// Nothing but blanks, colons and opening quotation marks between two pieces.
    private static boolean isNear(Entities entities, int from, int to) {
        for (int i = from; i < to; i++) {
            String gap = entities.text()
                    .substring(
                            entities.chunks().get(i).end(),
                            entities.chunks().get(i + 1).start());
            for (int at = 0; at < gap.length(); at++) {
                if (" :=(\"'«“„\n".indexOf(gap.charAt(at)) < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isInBrackets(String text, Chunk chunk) {
        return chunk.start() > 2
                && text.charAt(chunk.start() - 1) == '('
                && chunk.end() < text.length()
                && text.charAt(chunk.end()) == ')';
    }

    private static boolean isBeforeLocked(Entities entities, int index) {
        int after = index + 1;
        while (after < index + 3 && BETWEEN.contains(entities.norm(after))) {
            after++;
        }
        return LOCKED.contains(entities.norm(after));
    }

    /// Without a cue the name itself must tell: a digit, a dot, or small letters that are no word.
    private static boolean looksTheKind(String name, boolean digit) {
        boolean dotted = (name.indexOf('_') > 0 && digit)
                || name.indexOf('.') == 1
                || (name.indexOf('.') > 1 && name.length() - name.indexOf('.') > 2);
        boolean small = name.equals(name.toLowerCase(Locale.ROOT));
        return small && (dotted || (digit && name.length() >= 4) || name.length() >= SHORTEST_MADE);
    }

    private boolean isOrdinary(String name) {
        if (ordinary.contain(name)) {
            return true;
        }
        if (name.indexOf('-') < 0 && name.indexOf('.') < 0) {
            return false;
        }
        for (String part : PARTS.split(name, -1)) {
            if (part.length() > 1 && !ordinary.contain(part)) {
                return false;
            }
        }
        // "end.Please": two words with a blank forgotten between them.
        return name.indexOf('.') != 1;
    }

    private static boolean isTitleCase(String name) {
        return name.length() > 1 && Character.isUpperCase(name.charAt(0)) && Character.isLowerCase(name.charAt(1));
    }

    /// Folded names of people in the text and in the sender's address.
    private List<String> people(Entities entities) {
        List<String> known = people;
        if (known == null) {
            known = new ArrayList<>(senderNames);
            for (Chunk chunk : entities.chunks()) {
                if (!chunk.ordinary()
                        && chunk.norm().length() >= SHORTEST_NAME
                        && Character.isUpperCase(entities.text().charAt(chunk.start()))) {
                    known.add(chunk.norm());
                }
            }
            people = known;
        }
        return known;
    }

    /// `gridley` where a Ridley is mentioned or writes.
    private static boolean isMadeFromOneOf(List<String> people, String account) {
        for (String person : people) {
            int length = person.length();
            boolean longer = account.length() > length;
            boolean initialBefore = longer && account.length() <= length + 3 && account.endsWith(person);
            boolean joined = longer && (account.charAt(length) == '.' || account.charAt(length) == '_');
            if (initialBefore || (joined && account.startsWith(person))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> namesIn(@Nullable String sender) {
        List<String> names = new ArrayList<>();
        if (sender != null) {
            int at = sender.indexOf('@');
            for (String part : JOINTS.split((at < 0 ? sender : sender.substring(0, at)).toLowerCase(Locale.ROOT), -1)) {
                if (part.length() >= SHORTEST_NAME) {
                    names.add(part);
                }
            }
        }
        return names;
    }
}
