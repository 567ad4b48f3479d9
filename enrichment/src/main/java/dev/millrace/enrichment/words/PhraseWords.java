package dev.millrace.enrichment.words;

import dev.millrace.enrichment.words.Phrase.Word;
import java.util.List;

/// The words of all phrases of a book side by side as numbers, so that a phrase is told from a text without reading
/// letters that lie somewhere else.
final class PhraseWords {
    static final int NONE = -1;

    /// What stands for a word that need not begin with so many letters.
    private static final short WHOLE = 0;

    private static final short NUMBER = -1;
    private static final short ANY = -2;

    /// Where each phrase's words begin, and behind the last where they end.
    private final int[] starts;
    /// With how many letters a word must begin, or one of the above.
    private final short[] stems;
    /// The hashes of these letters.
    private final long[] hashes;

    PhraseWords(List<Phrase> phrases) {
        starts = new int[phrases.size() + 1];
        List<Word> words =
                phrases.stream().flatMap(phrase -> phrase.words().stream()).toList();
        for (int i = 0; i < phrases.size(); i++) {
            starts[i + 1] = starts[i] + phrases.get(i).words().size();
        }
        stems = new short[words.size()];
        hashes = new long[words.size()];
        for (int i = 0; i < stems.length; i++) {
            Word word = words.get(i);
            stems[i] = switch (word.sort()) {
                case WHOLE -> WHOLE;
                case STEM -> (short) word.letters().length();
                case NUMBER -> NUMBER;
                case ANY -> ANY;
            };
            hashes[i] = WordHash.of(word.letters());
        }
    }

    /// The last word of a phrase that begins at a word of the text, or [#NONE] where another phrase stands there.
    int last(int phrase, Beginnings text, int first) {
        int at = first;
        for (int word = starts[phrase]; word < starts[phrase + 1]; word++) {
            if (word > starts[phrase]) {
                if (!text.goesOn(at)) {
                    return NONE;
                }
                at++;
            }
            if (!matches(word, text, at)) {
                return NONE;
            }
        }
        return at;
    }

    private boolean matches(int word, Beginnings text, int at) {
        int stem = stems[word];
        return switch (stem) {
            case WHOLE -> hashes[word] == text.hash(at);
            case NUMBER -> text.isNumber(at);
            case ANY -> true;
            default -> stem <= text.norm(at).length() && hashes[word] == WordHash.ofBeginning(text.norm(at), stem);
        };
    }
}
