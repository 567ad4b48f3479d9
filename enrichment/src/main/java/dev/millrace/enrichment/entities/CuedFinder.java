package dev.millrace.enrichment.entities;

import dev.millrace.enrichment.words.Chunk;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Token.Kind;
import dev.millrace.enrichment.words.WordList;
import dev.millrace.enrichment.words.Wording;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Things that only the word before them gives away: versions, places, and the numbers on labels.
final class CuedFinder {
    private static final WordList VERSION_CUES =
            WordList.of("version", "versione", "versie", "ver", "build", "release");
    private static final Pattern VERSION = Pattern.compile("[vV]?\\d{1,6}(?:\\.\\d{1,6}){0,4}[a-z]?");
    private static final Pattern MARKED_VERSION = Pattern.compile("[vV]\\d{1,4}(?:\\.\\d{1,5}){1,4}");
    private static final WordList SITE_CUES = WordList.of(
            "site",
            "building",
            "bldg",
            "plant",
            "floor",
            "room",
            "branch",
            "gebaude",
            "standort",
            "werk",
            "niederlassung",
            "filiale",
            "etage",
            "raum",
            "stockwerk",
            "batiment",
            "agence",
            "salle",
            "edificio",
            "sede",
            "planta",
            "sala",
            "sucursal",
            "gebouw",
            "vestiging");
    private static final WordList CUES = WordList.of(
            Stream.concat(VERSION_CUES.all().stream(), SITE_CUES.all().stream()).toList());
    private static final WordList LABELS = WordList.of(
            "assettag",
            "assetnumber",
            "assetno",
            "assetid",
            "inventorynumber",
            "inventoryno",
            "serialnumber",
            "serialno",
            "inventarnummer",
            "inventarnr",
            "seriennummer",
            "geratenummer",
            "numerodeserie",
            "numerodinventaire",
            "numerodeinventario",
            "servicetag");
    private static final int MOST_LABEL_WORDS = 3;
    private static final int SHORTEST_LABEL = 4;

    private CuedFinder() {}

    /// @param sites of the tenant, by name
    static void find(Wording wording, List<String> sites, Entities entities) {
        List<Token> said = wording.said();
        for (int i = 1; i < said.size(); i++) {
            Token token = said.get(i);
            if (token.speaks() && mayBeCued(said.get(i - 1), token) && !entities.covers(token.start(), token.end())) {
                cued(said, i, entities);
            }
        }
        for (Chunk chunk : entities.chunks()) {
            markedVersion(chunk, entities);
        }
        for (String site : sites) {
            named(site, entities);
        }
    }

    private static boolean mayBeCued(Token before, Token token) {
        return CUES.contains(before.norm()) || mayBeLabelled(token);
    }

    private static boolean mayBeLabelled(Token token) {
        return !token.plain() && token.text().length() >= SHORTEST_LABEL && hasDigit(token.text());
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /// `v7.3`.
    private static void markedVersion(Chunk chunk, Entities entities) {
        char first = entities.text().charAt(chunk.start());
        if ((first == 'v' || first == 'V') && !entities.covers(chunk.start(), chunk.end())) {
            String word = entities.text().substring(chunk.start(), chunk.end());
            if (MARKED_VERSION.matcher(word).matches()) {
                entities.add("version", chunk.start(), chunk.end(), word.substring(1));
            }
        }
    }

    private static void cued(List<Token> said, int i, Entities entities) {
        Token token = said.get(i);
        Token before = said.get(i - 1);
        if (VERSION_CUES.contains(before.norm())
                && VERSION.matcher(token.text()).matches()) {
            entities.add("version", token.start(), token.end(), token.norm().replaceFirst("^v", ""));
        } else if (SITE_CUES.contains(before.norm()) && isNameOfAPlace(token)) {
            entities.add("site", before.start(), token.end(), entities.text().substring(before.start(), token.end()));
        } else if (mayBeLabelled(token) && isLabel(said, i)) {
            entities.add("device", token.start(), token.end(), token.text());
        }
    }

    /// `Raum 2.14`, `building B`, `Standort Hamburg`.
    private static boolean isNameOfAPlace(Token token) {
        boolean capital = token.kind() == Kind.WORD
                && Character.isUpperCase(token.text().charAt(0))
                && (token.text().length() == 1 || token.text().length() > 2);
        return capital || token.kind() == Kind.NUMBER || token.kind() == Kind.CODE;
    }

    /// "asset tag 40213", "Inventarnummer: 40213".
    private static boolean isLabel(List<Token> said, int i) {
        StringBuilder words = new StringBuilder();
        for (int at = i - 1; at >= Math.max(0, i - MOST_LABEL_WORDS - 1); at--) {
            Token token = said.get(at);
            boolean colon = at == i - 1 && ":.#".contains(token.text());
            if (!colon && !token.speaks()) {
                return false;
            }
            words.insert(0, colon ? "" : token.norm());
            if (LABELS.contains(words.toString())) {
                return true;
            }
        }
        return false;
    }

    private static void named(String site, Entities entities) {
        String text = entities.text();
        int length = site.length();
        for (int at = 0; at + length <= text.length(); at++) {
            boolean here = text.regionMatches(true, at, site, 0, length)
                    && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
                    && (at + length == text.length() || !Character.isLetterOrDigit(text.charAt(at + length)));
            if (here && !entities.covers(at, at + length)) {
                entities.add("site", at, at + length, site);
            }
        }
    }
}
