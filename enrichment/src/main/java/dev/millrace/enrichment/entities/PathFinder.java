package dev.millrace.enrichment.entities;

import dev.millrace.enrichment.words.Chunk;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Drive paths, shares and file names.
final class PathFinder {
    private static final String ENDINGS =
            "(?:xlsx?|xlsm|csv|docx?|odt|ods|pptx?|pdf|txt|rtf|psd|indd|dwg|dxf|vsdx?|jpe?g|png|tiff?|mp4|mov|wav|mp3"
                    + "|zip|7z|rar|tex|mdb|accdb|msg|pst|xml|json|mpp|pub|bak|sql|qgz|shp|ai|one|eml)";
    /// Folders may hold blanks, but none ends with one: that is the next path. The last part may hold blanks only where
    /// an ending shows where it stops. All lengths are bounded.
    private static final Pattern PATH = Pattern.compile(
            "(?:\\b[A-Za-z]:\\\\|\\\\\\\\[\\w.$-]{1,60}\\\\)(?:[^\\\\\\s\"<>|*?:,;][^\\\\\\n\"<>|*?:,;]{0,60}(?<!\\s)\\\\){0,12}+"
                    + "(?:[^\\\\\\n\"<>|*?:;]{1,60}?\\." + ENDINGS + "\\b|[^\\s\\\\\"<>|*?:,;()»”]{1,80})?+",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern QUOTED_FILE = Pattern.compile("[^\\\\]{1,80}\\." + ENDINGS, Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE = Pattern.compile(
            "(?<![\\w\\\\@/.-])[\\p{L}\\d_][\\p{L}\\d_.+&()-]{0,80}?\\." + ENDINGS + "\\b(?![@\\w])",
            Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_ENDING = 5;

    private PathFinder() {}

    static void find(Entities entities) {
        String text = entities.text();
        paths(entities, text);
        quotedFiles(entities, text);
        files(entities, text);
    }

    private static void paths(Entities entities, String text) {
        int backslash = text.indexOf('\\');
        if (backslash < 0) {
            return;
        }
        Matcher path = PATH.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        while (backslash >= 0) {
            boolean drive = backslash >= 2 && text.charAt(backslash - 1) == ':';
            int next = backslash + 1;
            if (path.region(drive ? backslash - 2 : backslash, text.length()).lookingAt()) {
                int end = path.end();
                while (end > path.start() && ".!?)'’”".indexOf(text.charAt(end - 1)) >= 0) {
                    end--;
                }
                entities.add("path", path.start(), end, text.substring(path.start(), end));
                next = path.end();
            }
            backslash = text.indexOf('\\', next);
        }
    }

    private static void quotedFiles(Entities entities, String text) {
        for (Quotes quotes : entities.quotes()) {
            if (hasDot(text, Math.max(quotes.start(), quotes.end() - LONGEST_ENDING - 1), quotes.end())
                    && QUOTED_FILE
                            .matcher(text)
                            .region(quotes.start(), quotes.end())
                            .matches()) {
                entities.add("path", quotes.start(), quotes.end(), text.substring(quotes.start(), quotes.end()));
            }
        }
    }

    private static void files(Entities entities, String text) {
        for (Chunk chunk : entities.chunks()) {
            if (chunk.hasDot()
                    && hasDot(text, Math.max(chunk.start() + 1, chunk.end() - LONGEST_ENDING), chunk.end())) {
                Matcher file = FILE.matcher(text).region(chunk.start(), chunk.end());
                if (file.find()) {
                    entities.add("path", file.start(), file.end(), file.group());
                }
            }
        }
    }

    private static boolean hasDot(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '.') {
                return true;
            }
        }
        return false;
    }
}
