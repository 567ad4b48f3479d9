package dev.millrace.enrichment.entities;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Account names: after a word like "user", in brackets behind a person, or alike the name of somebody in the text.
final class AccountFinder {
    private static final String NAME = "[A-Za-z][A-Za-z0-9]{0,30}(?:[._-][A-Za-z0-9]{1,30}){0,3}+";
    private static final Pattern AFTER_CUE = Pattern.compile(
            "(?i)\\b(?:user[ -]?(?:name|id)?|login|log-?on|account|benutzer(?:name|kennung|konto)?|kennung|konto|anmeldename"
                    + "|identifiant|utilisateur|compte|usuario|cuenta|gebruiker(?:snaam)?|utente|konta)"
                    + "(?:\\s{1,2}(?:name|id|is|ist|est|es|for|of|de|von|für|fur|van|pour|para)){0,2}+\\s{0,2}[:=(]?\\s{0,2}[\"'«“„]?("
                    + NAME + ")(?![\\w\\p{L}@])");
    private static final Pattern AFTER_VERB = Pattern.compile(
            "(?i)\\b(?:unlock|reset|release|unblock|re-?enable|enable|for|to|of|entsperren|für|debloquer|débloquer|pour|"
                    + "desbloquear|para|voor|per)\\s{1,2}(" + NAME + ")(?![\\w\\p{L}@])");
    private static final Pattern BEFORE_LOCKED = Pattern.compile("(?i)(?<![\\w\\p{L}@.\\\\/-])(" + NAME
            + ")(?:\\s{1,2}(?:is|has|was|got|ist|est|está|esta))?(?:\\s{1,2}(?:been|again|still|wurde|encore|otra vez))?"
            + "\\s{1,2}(?:locked|blocked|gesperrt|verrouillé|bloqué|bloquead[oa]|geblokkeerd)\\b");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\p{L}\\s{0,2}\\((" + NAME + ")\\)");
    private static final Pattern ANY = Pattern.compile("(?<![\\w\\p{L}@.\\\\/-])" + NAME + "(?![\\w\\p{L}@\\\\/])");
    private static final Pattern CAPITALISED = Pattern.compile("(?<![\\p{L}\\d])\\p{Lu}[\\p{L}'’]{2,30}");

    private final OrdinaryWords ordinary;
    private final Set<String> senderNames;

    AccountFinder(OrdinaryWords ordinary, @Nullable String sender) {
        this.ordinary = ordinary;
        this.senderNames = namesIn(sender);
    }

    void find(Entities entities) {
        String text = entities.text();
        each(entities, AFTER_CUE.matcher(text), false);
        each(entities, IN_BRACKETS.matcher(text), false);
        each(entities, AFTER_VERB.matcher(text), true);
        each(entities, BEFORE_LOCKED.matcher(text), true);
        byNames(entities, text);
    }

    private void each(Entities entities, Matcher matcher, boolean mustLookTheKind) {
        while (matcher.find()) {
            String name = matcher.group(1);
            boolean fits = mustLookTheKind ? looksTheKind(name) : couldBe(name);
            if (fits && !entities.covers(matcher.start(1), matcher.end(1))) {
                entities.add("account", matcher.start(1), matcher.end(1), name);
            }
        }
    }

    private boolean couldBe(String name) {
        return name.length() >= 3 && !isOrdinary(name) && !isTitleCase(name);
    }

    /// Without a cue the name itself must tell: a digit, a dot, or small letters that are no word.
    private boolean looksTheKind(String name) {
        boolean digit = name.chars().anyMatch(Character::isDigit);
        boolean dotted = (name.indexOf('_') > 0 && digit)
                || name.indexOf('.') == 1
                || (name.indexOf('.') > 1 && name.length() - name.indexOf('.') > 2);
        boolean small = name.equals(name.toLowerCase(Locale.ROOT));
        return couldBe(name) && small && (dotted || (digit && name.length() >= 4) || name.length() >= 5);
    }

    private boolean isOrdinary(String name) {
        if (ordinary.contain(name)) {
            return true;
        }
        if (name.indexOf('-') < 0 && name.indexOf('.') < 0) {
            return false;
        }
        for (String part : name.split("[.-]", -1)) {
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

    /// `gridley` where a Ridley is mentioned or writes.
    private void byNames(Entities entities, String text) {
        Set<String> people = new HashSet<>(senderNames);
        Matcher capitalised = CAPITALISED.matcher(text);
        while (capitalised.find() && people.size() < 200) {
            String word = capitalised.group().toLowerCase(Locale.ROOT);
            if (word.length() >= 4 && !ordinary.contain(word)) {
                people.add(word);
            }
        }
        Matcher any = ANY.matcher(text);
        while (any.find()) {
            String name = any.group();
            String lower = name.toLowerCase(Locale.ROOT);
            boolean small = name.equals(lower);
            if (small
                    && lower.length() >= 5
                    && !isOrdinary(name)
                    && isMadeFromOneOf(people, lower)
                    && !entities.covers(any.start(), any.end())) {
                entities.add("account", any.start(), any.end(), name);
            }
        }
    }

    private static boolean isMadeFromOneOf(Set<String> people, String account) {
        for (String person : people) {
            boolean initialBefore = account.endsWith(person)
                    && account.length() > person.length()
                    && account.length() <= person.length() + 3;
            if (initialBefore || account.startsWith(person + ".") || account.startsWith(person + "_")) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> namesIn(@Nullable String sender) {
        Set<String> names = new HashSet<>();
        if (sender != null) {
            int at = sender.indexOf('@');
            for (String part : (at < 0 ? sender : sender.substring(0, at))
                    .toLowerCase(Locale.ROOT)
                    .split("[._-]", -1)) {
                if (part.length() >= 4) {
                    names.add(part);
                }
            }
        }
        return names;
    }
}
