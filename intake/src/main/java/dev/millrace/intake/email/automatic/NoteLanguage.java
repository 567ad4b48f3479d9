package dev.millrace.intake.email.automatic;

import dev.millrace.intake.email.words.ListLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The words and phrases of which notes of absence consist, in one language.
final class NoteLanguage {
    private static final String FILE = "note-words.txt";
    private static final String HEAD = "= ";
    private static final int SHORTEST_STEM = 3;

    /// All of them, as the file beside this class names them.
    static final List<NoteLanguage> ALL = load();

    /// What a word or phrase says.
    enum Meaning {
        /// What notes say besides.
        OTHER,
        /// That somebody is away.
        ABSENCE,
        /// To whom to turn.
        TURN_TO,
        /// Who stands in, whose name may begin the sentence.
        STANDS_IN,
        /// What only somebody says who is at work, asks or complains: "Min mail er ikke tilgængelig".
        COMPLAINT,
        /// A thing follows, and no name: "den Lieferanten".
        THING,
        /// A name may follow, of a place or of whom it greets: "in Lisbon", "Dear Ben".
        NAMED
    }

    private final Map<String, Meaning> phrases = new HashMap<>();
    private final Map<String, Meaning> stems = new HashMap<>();
    private boolean partsWords = true;
    private int mostWords;
    private int longest;

    private NoteLanguage() {}

    /// @param phrase in small letters, a blank between its words
    @Nullable
    Meaning meaningOf(String phrase) {
        Meaning meaning = phrases.get(phrase);
        int longestStem = stems.isEmpty() || phrase.indexOf(' ') >= 0 ? 0 : phrase.length();
        for (int end = longestStem; meaning == null && end >= SHORTEST_STEM; end--) {
            meaning = stems.get(phrase.substring(0, end));
        }
        return meaning;
    }

    /// Whether blanks stand between its words: not in Chinese and Japanese.
    boolean partsWords() {
        return partsWords;
    }

    /// Of its longest phrase.
    int mostWords() {
        return mostWords;
    }

    /// Of its longest phrase, in characters.
    int longest() {
        return longest;
    }

    private void add(String written) {
        Meaning meaning = switch (written.charAt(0)) {
            case '!' -> Meaning.ABSENCE;
            case '@' -> Meaning.TURN_TO;
            case '^' -> Meaning.STANDS_IN;
            case '?' -> Meaning.COMPLAINT;
            case '-' -> Meaning.THING;
            case '~' -> Meaning.NAMED;
            default -> Meaning.OTHER;
        };
        String phrase = (meaning == Meaning.OTHER ? written : written.substring(1)).replace('_', ' ');
        if (phrase.endsWith("*")) {
            stems.put(phrase.substring(0, phrase.length() - 1), meaning);
        } else {
            phrases.put(phrase, meaning);
        }
        partsWords &= !NoteSentence.isChineseOrJapanese(phrase);
        mostWords = Math.max(mostWords, phrase.split(" ", -1).length);
        longest = Math.max(longest, phrase.length());
    }

    private static List<NoteLanguage> load() {
        List<NoteLanguage> languages = new ArrayList<>();
        for (ListLine line : ListLine.beside(NoteLanguage.class, FILE)) {
            if (line.text().startsWith(HEAD)) {
                languages.add(new NoteLanguage());
            } else if (languages.isEmpty()) {
                throw line.expected("a language before it, such as \"= en\"");
            } else {
                List.of(line.text().split(" ")).forEach(languages.getLast()::add);
            }
        }
        return List.copyOf(languages);
    }
}
