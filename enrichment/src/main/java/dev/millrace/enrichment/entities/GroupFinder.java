package dev.millrace.enrichment.entities;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Groups, roles, shares and licence seats that somebody wants to be let into.
final class GroupFinder {
    private static final String CUE =
            "(?:groups?|roles?|profile|permission set|share|shared folder|mailbox|site|seat|list|team|project|queue|gruppe|rolle"
                    + "|verteiler|freigabe|groupe|rôle|partage|grupo|rol|groep|gruppo|grupy|grupa|recurso|folder|ordner|dossier|carpeta)";
    private static final Pattern QUOTED_AFTER_CUE =
            Pattern.compile("(?i)\\b" + CUE + "\\s{0,2}:?\\s{0,2}[\"“„«]\\s?([^\"”“»\\n]{2,60}?)\\s?[\"”“»]");
    private static final Pattern QUOTED_BEFORE_CUE =
            Pattern.compile("(?i)[\"“„«]\\s?([^\"”“»\\n]{2,60}?)\\s?[\"”“»]\\s{1,2}" + CUE + "\\b");
    private static final Pattern JOINED = Pattern.compile(
            "(?<![\\w@.\\\\/:-])[A-Za-z][A-Za-z0-9]{0,20}(?:[-_][A-Za-z0-9]{1,20}){1,5}+(?![\\w@\\\\]|\\.\\w)");
    private static final Pattern AFTER_CUE = Pattern.compile(
            "(?i:\\b(?:group|role|gruppe|rolle|groupe|grupo|groep|gruppo|profile))\\s{0,2}:?\\s{0,2}([A-Z][A-Z0-9]{3,20}|[A-Z][a-z]+[A-Z]\\w{1,20})\\b");
    private static final Pattern LEADING_WORD = Pattern.compile(
            "(?i)(?:\\b(?:to|in|into|of|for|auf|für|au|aux|à|al|a|the|die|der|le|la|el|is|aan|alla|access|assign me an?|a|an|"
                    + CUE + ")|[\"“„«':(])\\s{0,2}[\"“„«']?$");

    private static final Set<String> STOPPED_PREFIXES =
            Set.of("re", "pre", "non", "co", "e", "self", "one", "two", "x", "t");

    private final OrdinaryWords ordinary;

    GroupFinder(OrdinaryWords ordinary) {
        this.ordinary = ordinary;
    }

    void find(Entities entities) {
        String text = entities.text();
        quoted(entities, QUOTED_AFTER_CUE.matcher(text));
        quoted(entities, QUOTED_BEFORE_CUE.matcher(text));
        quoted(entities, AFTER_CUE.matcher(text));
        Matcher joined = JOINED.matcher(text);
        while (joined.find()) {
            if (!entities.covers(joined.start(), joined.end()) && isName(text, joined.start(), joined.group())) {
                entities.add("group", joined.start(), joined.end(), joined.group());
            }
        }
    }

    private static void quoted(Entities entities, Matcher matcher) {
        while (matcher.find()) {
            if (!entities.covers(matcher.start(1), matcher.end(1))) {
                entities.add("group", matcher.start(1), matcher.end(1), matcher.group(1));
            }
        }
    }

    private boolean isName(String text, int start, String name) {
        if (name.indexOf('_') > 0) {
            return true;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        String first = lower.substring(0, lower.indexOf('-'));
        if (STOPPED_PREFIXES.contains(first) || ordinary.contain(lower)) {
            return false;
        }
        String before = text.substring(Math.max(0, start - 30), start);
        return LEADING_WORD.matcher(before).find();
    }
}
