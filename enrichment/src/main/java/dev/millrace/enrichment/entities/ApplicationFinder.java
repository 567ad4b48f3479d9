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
import java.util.stream.Stream;

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
            "server",
            "addin",
            "plugin",
            "toolbox",
            "manager",
            "designer",
            "compare",
            "connector");
    /// Whose name may stand before that of what they make.
    private static final WordList MAKERS = WordList.of(
            "adobe",
            "autodesk",
            "microsoft",
            "ms",
            "google",
            "apple",
            "cisco",
            "siemens",
            "oracle",
            "jetbrains",
            "ibm",
            "vmware",
            "citrix",
            "corel",
            "esri",
            "bentley",
            "trimble",
            "graphisoft",
            "bloomberg",
            "ansys",
            "atlassian",
            "mathworks",
            "dassault",
            "altair",
            "hexagon",
            "nuance",
            "kofax",
            "synology",
            "logitech",
            "intuit",
            "sage");

    private static final Pattern VERSION =
            Pattern.compile("[vV]?\\d{1,4}(?:\\.\\d{1,5}){0,4}|R\\d{1,4}[ab]?|SP\\d{1,2}|LTSC?|20\\d\\d[a-zA-Z]?");
    private static final Pattern AFTER_INSTALL = Pattern.compile(
            "(?i:(?:install|installation of|deploy|push|installieren|installer|installez|instalar|instalen|instale|instalad|instaláis|installare|installate|zainstalować|get|need|have|licence for|license for|lizenz für))"
                    + "\\s{1,2}(?i:the |a |an |die |das |le |la |el |o |me |please |bitte |also )?([A-Z][A-Za-z0-9+./-]{2,30}(?: [A-Z][A-Za-z0-9+-]{1,20}){0,3}+(?: \\d{1,4}(?:\\.\\d{1,5}){0,4}+)?(?: R\\d{1,2}| SP\\d{1,2})?)");
    /// "Could PSS/E 36 be installed?"
    private static final Pattern TO_BE_INSTALLED = Pattern.compile(
            "(?i:could|can|may|might)\\s{1,2}(?i:the )?([A-Z][A-Za-z0-9+./-]{1,30}(?: [A-Z0-9][A-Za-z0-9+.-]{0,20}){0,4}) (?i:please )?(?i:be|get)"
                    + " (?i:re)?(?i:installed|deployed|pushed)");

    private static final Comparator<PhraseBook.Hit> LONGEST_FIRST = Comparator.comparingInt(
                    (PhraseBook.Hit hit) -> hit.first() - hit.last())
            .thenComparingInt(PhraseBook.Hit::first);
    private static final WordList ASKING = WordList.of("could", "can", "may", "might");
    private static final WordList INSTALLING = WordList.of(
            "install",
            "installation",
            "deploy",
            "push",
            "installieren",
            "installer",
            "instalar",
            "installare",
            "installez",
            "instalen",
            "instale",
            "instalad",
            "instalais",
            "installate",
            "zainstalowac",
            "get",
            "need",
            "have",
            "licence",
            "license",
            "lizenz");

    private static final WordList WANTING = WordList.of(
            Stream.concat(ASKING.all().stream(), INSTALLING.all().stream()).toList());

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
            add(entities, withMaker(said, hit.first()).start(), said.get(last).end());
        }
        String text = entities.text();
        for (Chunk chunk : entities.chunks()) {
            if (!WANTING.contains(chunk.norm())) {
                continue;
            }
            boolean asked = ASKING.contains(chunk.norm());
            Matcher unknown =
                    (asked ? TO_BE_INSTALLED : AFTER_INSTALL).matcher(text).region(chunk.start(), text.length());
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

    /// "Adobe InDesign" is called so, not InDesign.
    private static Token withMaker(List<Token> said, int first) {
        Token named = said.get(first);
        Token before = first == 0 ? named : said.get(first - 1);
        boolean maker = named.start() - before.end() == 1
                && MAKERS.contains(before.norm())
                && Character.isUpperCase(before.text().charAt(0));
        return maker ? before : named;
    }

    private static int withEditionAndVersion(List<Token> said, int last) {
        int end = last;
        while (end + 1 < said.size() && end < last + 4 && isAdjacent(said, end + 1)) {
            if (isEditionOrVersion(said.get(end + 1))) {
                end++;
            } else if (isCapitalised(said.get(end + 1)) && isEditionNext(said, end + 2)) {
                // "Foxit PDF Editor"
                end += 2;
            } else {
                break;
            }
        }
        return end;
    }

    private static boolean isEditionNext(List<Token> said, int at) {
        return at < said.size()
                && isAdjacent(said, at)
                && EDITIONS.contains(said.get(at).norm())
                && isCapitalised(said.get(at));
    }

    private static boolean isEditionOrVersion(Token token) {
        return (EDITIONS.contains(token.norm()) && isCapitalised(token))
                || VERSION.matcher(token.text()).matches();
    }

    private static boolean isAdjacent(List<Token> said, int at) {
        return said.get(at).start() - said.get(at - 1).end() == 1;
    }

    private static boolean isCapitalised(Token token) {
        return Character.isUpperCase(token.text().charAt(0));
    }
}
