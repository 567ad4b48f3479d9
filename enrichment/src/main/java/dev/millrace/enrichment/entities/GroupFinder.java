package dev.millrace.enrichment.entities;

import dev.millrace.enrichment.words.Chunk;
import dev.millrace.enrichment.words.WordList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Groups, roles, shares and licence seats that somebody wants to be let into.
final class GroupFinder {
    private static final WordList QUOTED_CUES = WordList.of(
            "group",
            "groups",
            "role",
            "roles",
            "profile",
            "set",
            "share",
            "folder",
            "mailbox",
            "site",
            "seat",
            "list",
            "team",
            "project",
            "queue",
            "calendar",
            "entitlement",
            "workspace",
            "space",
            "board",
            "channel",
            "gruppe",
            "rolle",
            "verteiler",
            "freigabe",
            "groupe",
            "partage",
            "grupo",
            "rol",
            "groep",
            "gruppo",
            "grupy",
            "grupa",
            "recurso",
            "kalender",
            "projekt",
            "kanal",
            "calendrier",
            "projet",
            "espace",
            "canal",
            "calendario",
            "proyecto",
            "espacio",
            "ordner",
            "dossier",
            "carpeta");
    private static final Pattern JOINED = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,20}(?:[-_][A-Za-z0-9]{1,20}){1,5}+");
    private static final WordList CUES = WordList.of(
            "group",
            "role",
            "gruppe",
            "rolle",
            "groupe",
            "grupo",
            "groep",
            "gruppo",
            "profile",
            "calendar",
            "entitlement",
            "workspace",
            "space",
            "project",
            "board",
            "channel",
            "seat",
            "list",
            "team",
            "kalender",
            "projekt",
            "kanal",
            "bereich",
            "calendrier",
            "projet",
            "espace",
            "canal",
            "calendario",
            "proyecto",
            "espacio",
            "agenda",
            "progetto",
            "spazio",
            "canale",
            "kanaal",
            "verteiler",
            "liste",
            "lista");
    private static final Pattern CODED = Pattern.compile("[A-Z][A-Z0-9]{3,20}|[A-Z][a-z]+[A-Z]\\w{1,20}");
    private static final Pattern LEADING_WORD = Pattern.compile(
            "(?i)(?:\\b(?:to|in|into|of|for|auf|für|au|aux|à|al|a|the|die|der|le|la|el|is|aan|alla|access|assign me an?|a|an|"
                    + "groups?|roles?|profile|share|folder|mailbox|list|team|project|queue|gruppe|rolle|verteiler"
                    + "|freigabe|calendar|entitlement|workspace|space|board|channel|seat|kalender|projekt|kanal|calendrier|projet"
                    + "|espace|canal|calendario|proyecto|espacio|agenda|progetto|kanaal|groupe|rôle|partage|grupo|rol|groep|gruppo)|[\"“„«':(])\\s{0,2}[\"“„«']?$");

    /// The longest of these, what may stand behind it, and the character before it.
    private static final int LONGEST_LEAD = 16;

    private static final Set<String> STOPPED_PREFIXES =
            Set.of("re", "pre", "non", "co", "e", "self", "one", "two", "x", "t");

    /// What ends a compound that says what kind of thing follows, and names none: "the month-end closing", "a
    /// follow-up".
    private static final Set<String> ENDINGS = Set.of(
            "end", "year", "time", "term", "up", "off", "out", "only", "wide", "based", "related", "level", "party",
            "free", "ready", "side", "date", "hour", "day", "week", "month", "minute");

    private static final int FAR = 4;
    private static final int LONGEST_NAME = 60;

    private final OrdinaryWords ordinary;

    GroupFinder(OrdinaryWords ordinary) {
        this.ordinary = ordinary;
    }

    void find(Entities entities) {
        String text = entities.text();
        List<Chunk> chunks = entities.chunks();
        for (Quotes quotes : entities.quotes()) {
            quoted(entities, quotes);
        }
        for (int i = 0; i < chunks.size(); i++) {
            Chunk chunk = chunks.get(i);
            boolean afterCue = CUES.contains(entities.norm(i - 1));
            boolean hasJoint = chunk.hasJoint();
            if ((!afterCue && !hasJoint) || entities.covers(chunk.start(), chunk.end())) {
                continue;
            }
            String name = chunk.in(text);
            boolean cued = afterCue && CODED.matcher(name).matches();
            boolean joined = hasJoint && JOINED.matcher(name).matches();
            if (cued || (joined && (afterCue || !isAttribute(name)) && isName(text, chunk.start(), name))) {
                entities.add("group", chunk.start(), chunk.end(), name);
            }
        }
    }

    private static void quoted(Entities entities, Quotes quotes) {
        List<Chunk> chunks = entities.chunks();
        int first = 0;
        while (first < chunks.size() && chunks.get(first).start() < quotes.start()) {
            first++;
        }
        int after = first;
        while (after < chunks.size() && chunks.get(after).start() < quotes.end()) {
            after++;
        }
        boolean cueBefore = first > 0
                && quotes.start() - chunks.get(first - 1).end() <= FAR
                && QUOTED_CUES.contains(entities.norm(first - 1));
        boolean cueAfter = after < chunks.size()
                && chunks.get(after).start() - quotes.end() <= FAR
                && QUOTED_CUES.contains(entities.norm(after));
        boolean fits = quotes.end() - quotes.start() <= LONGEST_NAME;
        if (fits && (cueBefore || cueAfter) && !entities.covers(quotes.start(), quotes.end())) {
            String name = entities.text().substring(quotes.start(), quotes.end());
            entities.add("group", quotes.start(), quotes.end(), name);
        }
    }

    private static boolean isAttribute(String name) {
        return ENDINGS.contains(name.substring(name.lastIndexOf('-') + 1))
                && name.equals(name.toLowerCase(Locale.ROOT));
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
        String before = text.substring(Math.max(0, start - LONGEST_LEAD), start);
        return LEADING_WORD.matcher(before).find();
    }
}
