package dev.millrace.enrichment.entities;

import dev.millrace.enrichment.words.Chunk;
import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.WordList;
import dev.millrace.enrichment.words.Wording;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Applications with their editions and versions: known ones anywhere, unknown ones after a word like
/// "install".
final class ApplicationFinder {
    private static final PhraseBook BOOK = PhraseBook.load(ApplicationFinder.class, "applications.txt");
    /// Names that are ordinary words too are applications only with a capital letter.
    private static final WordList EVERYDAY = WordList.of(
            "access",
            "word",
            "office",
            "everything",
            "teams",
            "signal",
            "orange",
            "origin",
            "edge",
            "unity",
            "slack",
            "dragon",
            "notion",
            "inventor",
            "sketch",
            "project",
            "zoom",
            "git",
            "rhino",
            "opera",
            "outlook",
            "excel");
    private static final WordList EDITIONS = WordList.of(
            "pro",
            "professional",
            "standard",
            "premium",
            "desktop",
            "workplace",
            "reader",
            "dc",
            "enterprise",
            "lt",
            "plus",
            "client",
            "studio",
            "community",
            "ultimate",
            "365",
            "workspace",
            "viewer",
            "utilities",
            "setup",
            "suite",
            "player",
            "online",
            "agent",
            "editor",
            "hosting",
            "server");
    private static final Pattern VERSION =
            Pattern.compile("[vV]?\\d{1,4}(?:\\.\\d{1,5}){0,4}|R\\d{4}[ab]?|20\\d\\d[a-zA-Z]?");
    private static final Pattern AFTER_INSTALL = Pattern.compile(
            "(?i:(?:install|installation of|deploy|push|installieren|installer|instalar|installare|zainstalować|get|need|have|licence for|license for|lizenz für))"
                    + "\\s{1,2}(?i:the |a |an |die |das |le |la |el |me )?([A-Z][A-Za-z0-9+.-]{2,30}(?: [A-Z][A-Za-z0-9+-]{1,20}){0,3}+(?: \\d{1,4}(?:\\.\\d{1,5}){0,4}+)?)");

    private static final Comparator<PhraseBook.Hit> LONGEST_FIRST = Comparator.comparingInt(
                    (PhraseBook.Hit hit) -> hit.first() - hit.last())
            .thenComparingInt(PhraseBook.Hit::first);
    private static final WordList INSTALLING = WordList.of(
            "install",
            "installation",
            "deploy",
            "push",
            "installieren",
            "installer",
            "instalar",
            "installare",
            "zainstalowac",
            "get",
            "need",
            "have",
            "licence",
            "license",
            "lizenz");

    void find(Wording wording, Entities entities) {
        List<Token> said = wording.said();
        List<PhraseBook.Hit> hits = BOOK.find(wording.beginnings());
        hits.sort(LONGEST_FIRST);
        for (PhraseBook.Hit hit : hits) {
            Token first = said.get(hit.first());
            boolean everyday = hit.first() == hit.last() && EVERYDAY.contains(first.norm());
            if (everyday && !Character.isUpperCase(first.text().charAt(0))) {
                continue;
            }
            int last = withEditionAndVersion(said, hit.last());
            add(entities, first.start(), said.get(last).end());
        }
        String text = entities.text();
        for (Chunk chunk : entities.chunks()) {
            if (!INSTALLING.contains(chunk.norm())) {
                continue;
            }
            Matcher unknown = AFTER_INSTALL.matcher(text).region(chunk.start(), text.length());
            // "GET RID OF IT" is shouting, not an application.
            if (unknown.lookingAt()
                    && unknown.group(1).chars().anyMatch(Character::isLowerCase)
                    && !entities.covers(unknown.start(1), unknown.end(1))) {
                add(entities, unknown.start(1), unknown.end(1));
            }
        }
    }

    private static void add(Entities entities, int start, int end) {
        String name =
                entities.text().substring(start, Math.min(end, entities.text().length()));
        entities.add("application", start, end, name);
    }

    private static int withEditionAndVersion(List<Token> said, int last) {
        int end = last;
        while (end + 1 < said.size() && end < last + 4) {
            Token next = said.get(end + 1);
            boolean adjacent = next.start() - said.get(end).end() == 1;
            boolean edition = EDITIONS.contains(next.norm())
                    && Character.isUpperCase(next.text().charAt(0));
            if (!adjacent || !(edition || VERSION.matcher(next.text()).matches())) {
                break;
            }
            end++;
        }
        return end;
    }
}
