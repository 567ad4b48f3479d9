package dev.millrace.intake.email.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The phrases that a class looks for, in a file beside it: by what they say, and within that by their languages.
///
/// ```
/// # Whatever explains the next lines.
/// = absence
/// English: out of (?:the )?office|on vacation
///     |annual leave
/// Danish, Norwegian: på ferie
/// ```
///
/// A section begins with its name. Each line of it names its languages, and a line that begins with blanks goes on with
/// the one above. A section holds either phrases with commas between them or, as here, alternatives of a pattern; these
/// are joined as they stand, so that a line may be broken before any `|`.
///
/// Whatever is malformed fails when the class that reads it is loaded, with the line and what is expected there.
public final class PhraseFile {
    private static final String HEAD = "= ";
    private static final Pattern LANGUAGES = Pattern.compile("\\p{Lu}\\p{L}+(?:, \\p{Lu}\\p{L}+)*");
    private static final Pattern BETWEEN_LANGUAGES = Pattern.compile(", ");
    /// Which nothing but letters parts.
    private static final Set<String> UNPARTED = Set.of("Chinese", "Japanese", "Korean");

    private final String name;
    private final Map<String, List<Entry>> sections = new LinkedHashMap<>();

    private PhraseFile(String name) {
        this.name = name;
    }

    /// The file of this name beside a class.
    ///
    /// @throws IllegalStateException where there is none, or it is malformed
    public static PhraseFile beside(Class<?> reader, String name) {
        return of(name, ListLine.beside(reader, name));
    }

    static PhraseFile of(String name, List<ListLine> lines) {
        PhraseFile file = new PhraseFile(name);
        lines.forEach(new Reading(file.sections)::take);
        return file;
    }

    /// The phrases of a section that has commas between them, in their order, each once.
    ///
    /// @throws IllegalStateException where there is no such section
    public List<String> phrases(String section) {
        return Words.of(entries(section).flatMap(entry -> entry.lines.stream()).collect(Collectors.joining("\n")));
    }

    /// The alternatives of a section that holds a pattern's.
    ///
    /// @throws IllegalStateException where there is no such section, or one of its lines is no pattern by itself
    public Alternatives alternatives(String section) {
        return Alternatives.of(alternatives(section, false), alternatives(section, true));
    }

    private List<String> alternatives(String section, boolean unparted) {
        return entries(section)
                .filter(entry -> entry.isUnparted() == unparted)
                .map(Entry::alternatives)
                .toList();
    }

    private Stream<Entry> entries(String section) {
        List<Entry> entries = sections.getOrDefault(section, List.of());
        if (entries.isEmpty()) {
            throw new IllegalStateException(
                    name + ": expected phrases in a section \"" + section + "\", found " + sections.keySet());
        }
        return entries.stream();
    }

    /// What a line says, with those that go on with it.
    private record Entry(ListLine begun, String languages, List<String> lines) {
        boolean isUnparted() {
            return UNPARTED.containsAll(List.of(BETWEEN_LANGUAGES.split(languages)));
        }

        String alternatives() {
            String joined = String.join("", lines);
            try {
                if (Pattern.compile(joined).matcher("").matches()) {
                    throw begun.expected("no alternative that is empty");
                }
            } catch (PatternSyntaxException e) {
                IllegalStateException malformed =
                        begun.expected("alternatives of a pattern (" + e.getDescription() + ")");
                malformed.initCause(e);
                throw malformed;
            }
            return joined;
        }
    }

    /// What has been read, line by line.
    private static final class Reading {
        private final Map<String, List<Entry>> sections;
        private @Nullable List<Entry> entries;

        Reading(Map<String, List<Entry>> sections) {
            this.sections = sections;
        }

        void take(ListLine line) {
            if (line.text().startsWith(HEAD)) {
                begin(line);
            } else if (entries == null) {
                throw line.expected("a section before it, such as \"= absence\"");
            } else if (Character.isWhitespace(line.text().charAt(0))) {
                goOn(entries, line);
            } else {
                add(entries, line);
            }
        }

        private void begin(ListLine line) {
            entries = new ArrayList<>();
            if (sections.put(line.text().substring(HEAD.length()).strip(), entries) != null) {
                throw line.expected("each section once");
            }
        }

        private static void goOn(List<Entry> entries, ListLine line) {
            if (entries.isEmpty()) {
                throw line.expected("a line before it that names a language");
            }
            entries.getLast().lines.add(line.text().strip());
        }

        /// Who looks for a language finds all of it in one place.
        private static void add(List<Entry> entries, ListLine line) {
            int colon = line.text().indexOf(':');
            String languages = line.text().substring(0, Math.max(colon, 0));
            String phrases = line.text().substring(colon + 1).strip();
            if (!LANGUAGES.matcher(languages).matches() || phrases.isEmpty()) {
                throw line.expected("a language and its phrases, such as \"Danish: på ferie\"");
            }
            for (Entry other : entries) {
                if (other.languages.equals(languages)
                        && !entries.getLast().languages.equals(languages)) {
                    throw line.expected(languages + " in one place, beside line " + other.begun.number());
                }
            }
            entries.add(new Entry(line, languages, new ArrayList<>(List.of(phrases))));
        }
    }
}
