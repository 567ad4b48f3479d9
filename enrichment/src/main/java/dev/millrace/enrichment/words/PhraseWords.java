package dev.millrace.enrichment.words;

import dev.millrace.enrichment.words.Phrase.Sort;
import dev.millrace.enrichment.words.Phrase.Word;
import java.util.List;

/// The words of all phrases of a book side by side, so that nearly all phrases that begin as a text does are told
/// from it by a few numbers that lie together, and no word of them is read.
final class PhraseWords {
    static final int NONE = -1;

    /// Where each phrase's words begin, and behind the last where they end.
    private final int[] starts;
    private final int[] hashes;
    private final Sort[] sorts;
    private final String[] letters;

    PhraseWords(List<Phrase> phrases) {
        starts = new int[phrases.size() + 1];
        List<Word> words =
                phrases.stream().flatMap(phrase -> phrase.words().stream()).toList();
        for (int i = 0; i < phrases.size(); i++) {
            starts[i + 1] = starts[i] + phrases.get(i).words().size();
        }
        hashes = words.stream().mapToInt(word -> word.letters().hashCode()).toArray();
        sorts = words.stream().map(Word::sort).toArray(Sort[]::new);
        letters = words.stream().map(Word::letters).toArray(String[]::new);
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
        return switch (sorts[word]) {
            case WHOLE -> hashes[word] == text.word(at) && letters[word].equals(text.norm(at));
            case STEM -> text.norm(at).startsWith(letters[word]);
            case NUMBER -> text.isNumber(at);
            case ANY -> true;
        };
    }
}
