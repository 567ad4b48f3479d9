package dev.millrace.enrichment.entities;

import dev.millrace.enrichment.words.Chunk;
import dev.millrace.enrichment.words.WordList;
import java.util.List;

/// What is called by several words with capital letters behind "role", or in capitals alone before "project": "the role
/// Stock Count Approver", "the NORTHSTAR project".
final class RoleFinder {
    private static final WordList ROLE = WordList.of("role", "rolle", "rol", "ruolo", "entitlement");
    private static final WordList PROJECT =
            WordList.of("project", "board", "space", "workspace", "projekt", "projet", "proyecto", "progetto");

    private static final int MOST_WORDS = 5;
    /// "The VPN project" names none.
    private static final int SHORTEST_CODE = 4;

    /// "In my role Head of Sales" tells what somebody is.
    private static final WordList MY = WordList.of(
            "my", "our", "his", "her", "their", "mein", "meine", "meiner", "unsere", "unserer", "seine", "seiner",
            "ihre", "ihrer", "ma", "mon", "son", "mi", "su", "mio", "suo");

    /// So does "in my new role Head of Sales".
    private static final WordList NEW = WordList.of(
            "new",
            "current",
            "present",
            "old",
            "former",
            "neue",
            "neuen",
            "aktuelle",
            "aktuellen",
            "jetzigen",
            "nouveau",
            "actuel",
            "nuevo",
            "actual",
            "nuovo",
            "attuale");

    /// "The URGENT project" names none.
    private static final WordList SHOUTED = WordList.of(
            "urgent",
            "important",
            "critical",
            "broken",
            "failed",
            "locked",
            "closed",
            "main",
            "secret",
            "shared",
            "other",
            "another",
            "same",
            "whole",
            "entire",
            "current",
            "next",
            "last",
            "this",
            "that",
            "these",
            "those",
            "which",
            "every",
            "each",
            "their",
            "your",
            "right",
            "wrong",
            "correct",
            "first",
            "second",
            "third",
            "neue",
            "neuen",
            "neues",
            "alte",
            "alten",
            "gleiche",
            "ganze",
            "richtige",
            "wichtige",
            "dringende",
            "dieses",
            "jedes",
            "unser",
            "nouveau",
            "autre",
            "meme",
            "notre",
            "nuevo",
            "otro",
            "mismo",
            "nuestro",
            "nuovo",
            "altro",
            "stesso",
            "nostro");

    private RoleFinder() {}

    static void find(Entities entities) {
        List<Chunk> chunks = entities.chunks();
        for (int i = 1; i < chunks.size(); i++) {
            if (!chunks.get(i).joined()) {
                continue;
            }
            if (ROLE.contains(entities.norm(i - 1)) && !isHad(entities, i - 1)) {
                add(entities, i, lastOfName(entities, i));
            } else if (PROJECT.contains(entities.norm(i)) && !isInCapitals(entities, i) && isCode(entities, i - 1)) {
                add(entities, i - 1, i - 1);
            }
        }
    }

    private static boolean isHad(Entities entities, int role) {
        int before = role > 1 && NEW.contains(entities.norm(role - 1)) ? role - 2 : role - 1;
        return before >= 0 && MY.contains(entities.norm(before));
    }

    /// The last word of a name of at least two, else what stands before its first.
    private static int lastOfName(Entities entities, int first) {
        List<Chunk> chunks = entities.chunks();
        int last = first - 1;
        while (last + 1 < chunks.size()
                && last + 1 < first + MOST_WORDS
                && chunks.get(last + 1).joined()
                && isCapitalised(entities, last + 1)) {
            last++;
        }
        return last > first ? last : first - 1;
    }

    private static boolean isCapitalised(Entities entities, int at) {
        String word = entities.chunks().get(at).in(entities.text());
        return word.length() > 1 && Character.isUpperCase(word.charAt(0));
    }

    private static boolean isCode(Entities entities, int at) {
        Chunk chunk = entities.chunks().get(at);
        return chunk.end() - chunk.start() >= SHORTEST_CODE
                && isInCapitals(entities, at)
                && !SHOUTED.contains(entities.norm(at));
    }

    private static boolean isInCapitals(Entities entities, int at) {
        return entities.chunks().get(at).in(entities.text()).chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    private static void add(Entities entities, int first, int last) {
        if (last < first) {
            return;
        }
        int start = entities.chunks().get(first).start();
        int end = entities.chunks().get(last).end();
        if (!entities.covers(start, end)) {
            entities.add("group", start, end, entities.text().substring(start, end));
        }
    }
}
