package dev.millrace.enrichment.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Named lists of phrases, looked up in a text in one pass.
///
/// A book is a text file: `name = phrase | phrase`, a name may come again, `#` begins a comment line. A phrase
/// is one or
/// more words; `*` ends a word that may go on (`lock*`), `_` stands for any one word, `%` for a number.
public final class PhraseBook {
    /// A phrase that was found.
    ///
    /// @param name of the list it is on
    /// @param phrase as the book has it
    /// @param first index of its first token
    /// @param last index of its last token
    public record Hit(String name, String phrase, int first, int last) {}

    private record Phrase(String name, String text, List<Word> words) {}

    /// A word of a phrase.
    ///
    /// @param letters folded, empty where any word or number will do
    /// @param hash of the letters
    private record Word(String letters, int hash, Sort sort) {
        Word(String letters, Sort sort) {
            this(letters, letters.hashCode(), sort);
        }

        static Word of(String written) {
            return switch (written) {
                case "_" -> new Word("", Sort.ANY);
                case "%" -> new Word("", Sort.NUMBER);
                case String word
                when word.endsWith("*") -> new Word(Folding.fold(word.substring(0, word.length() - 1)), Sort.STEM);
                case String word -> new Word(Folding.fold(word), Sort.WHOLE);
            };
        }

        boolean matches(Token token) {
            return token.speaks()
                    && switch (sort) {
                        // A word knows its hash, which tells nearly all others at once.
                        case WHOLE ->
                            token.norm().hashCode() == hash && token.norm().equals(letters);
                        case STEM -> token.norm().startsWith(letters);
                        case NUMBER -> isNumber(token);
                        case ANY -> true;
                    };
        }
    }

    private enum Sort {
        WHOLE,
        /// May go on.
        STEM,
        NUMBER,
        ANY
    }

    private static final int LETTER = 0xFFFF;

    /// First words of phrases.
    private final HashFilter firstWords;
    /// Where the second word is a whole one: "i" and "the" begin too many.
    private final PhraseIndex<Phrase> byFirstTwo;

    private final PhraseIndex<Phrase> byFirstWord;
    private final PhraseIndex<Phrase> byStem;
    private final List<Phrase> byNumber;
    private final Set<String> names = new TreeSet<>();

    private PhraseBook(List<Phrase> phrases) {
        List<PhraseIndex.Entry<Phrase>> two = new ArrayList<>();
        List<PhraseIndex.Entry<Phrase>> one = new ArrayList<>();
        List<PhraseIndex.Entry<Phrase>> stems = new ArrayList<>();
        List<Phrase> numbers = new ArrayList<>();
        List<String> firsts = new ArrayList<>();
        for (Phrase phrase : phrases) {
            names.add(phrase.name());
            String first = phrase.words().getFirst().letters();
            switch (phrase.words().getFirst().sort()) {
                case ANY, NUMBER -> numbers.add(phrase);
                case STEM -> stems.add(entry(Beginnings.stem(first), first, Beginnings.STEM, phrase));
                case WHOLE -> {
                    firsts.add(first);
                    String second =
                            phrase.words().size() > 1 ? phrase.words().get(1).letters() : "";
                    if (phrase.words().size() > 1 && phrase.words().get(1).sort() == Sort.WHOLE) {
                        two.add(entry(together(first.hashCode(), second.hashCode()), "", 0, phrase));
                    } else {
                        one.add(entry(first.hashCode(), second, 0, phrase));
                    }
                }
            }
        }
        firstWords = new HashFilter(firsts.stream().mapToInt(String::hashCode).toArray());
        byFirstTwo = new PhraseIndex<>(two);
        byFirstWord = new PhraseIndex<>(one);
        byStem = new PhraseIndex<>(stems);
        byNumber = List.copyOf(numbers);
    }

    /// @param stem with whose letters from an offset on a phrase goes on; others may follow
    private static PhraseIndex.Entry<Phrase> entry(int hash, String stem, int offset, Phrase phrase) {
        int left = stem.length() - offset;
        int mask = left <= 0 ? 0 : left == 1 ? LETTER : -1;
        return new PhraseIndex.Entry<>(hash, Beginnings.letters(stem, offset), mask, phrase);
    }

    /// Reads a book that lies beside a class.
    ///
    /// @throws IllegalArgumentException with file and line where the book is not written as described
    public static PhraseBook load(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no phrase book " + file + " beside " + beside.getName());
            }
            return parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PhraseBook parse(String file, String content) {
        List<Phrase> phrases = new ArrayList<>();
        int number = 0;
        for (String line : content.split("\n", -1)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        file + ":" + number + ": expected 'name = phrase | phrase', found '" + line + "'");
            }
            String name = line.substring(0, equals).strip();
            for (String phrase : line.substring(equals + 1).split("\\|", -1)) {
                if (phrase.isBlank()) {
                    throw new IllegalArgumentException(file + ":" + number + ": an empty phrase in '" + name + "'");
                }
                phrases.add(phrase(file + ":" + number, name, phrase.strip()));
            }
        }
        return new PhraseBook(phrases);
    }

    private static Phrase phrase(String where, String name, String text) {
        List<Word> words = Arrays.stream(text.split(" +", -1)).map(Word::of).toList();
        Word first = words.getFirst();
        if (first.sort() == Sort.ANY) {
            throw new IllegalArgumentException(where + ": a phrase can't begin with _: '" + text + "'");
        }
        if (first.sort() == Sort.STEM && first.letters().length() < Beginnings.STEM) {
            throw new IllegalArgumentException(
                    where + ": at least " + Beginnings.STEM + " letters before * in '" + text + "'");
        }
        return new Phrase(name, text, words);
    }

    private static int together(int first, int second) {
        return first * 31 + second;
    }

    /// The names of the lists.
    public Set<String> names() {
        return names;
    }

    /// Every phrase found, in the order of the text.
    public List<Hit> find(List<Token> tokens) {
        return find(Beginnings.of(tokens));
    }

    /// The same in a text that is made ready for it.
    public List<Hit> find(Beginnings text) {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            if (firstWords.mayHave(text.word(i))) {
                beginningWith(text, i, hits);
            }
            if (text.stem(i) != 0 && byStem.has(text.stem(i))) {
                collect(byStem, text.stem(i), text.letters(i), text, text.index(i), hits);
            }
            if (!byNumber.isEmpty() && isNumber(text.token(text.index(i)))) {
                for (Phrase phrase : byNumber) {
                    add(phrase, text, text.index(i), hits);
                }
            }
        }
        return hits;
    }

    private void beginningWith(Beginnings text, int i, List<Hit> hits) {
        int word = text.word(i);
        String second =
                text.has(text.following(i)) ? text.token(text.following(i)).norm() : "";
        int two = together(word, second.hashCode());
        if (byFirstTwo.has(two)) {
            collect(byFirstTwo, two, 0, text, text.index(i), hits);
        }
        if (byFirstWord.has(word)) {
            collect(byFirstWord, word, Beginnings.letters(second, 0), text, text.index(i), hits);
        }
    }

    /// The names of the lists of which a phrase was found, each with the first phrase found.
    public Map<String, String> named(List<Token> tokens) {
        return named(Beginnings.of(tokens));
    }

    /// The same in a text that is made ready for it.
    public Map<String, String> named(Beginnings text) {
        Map<String, String> named = new TreeMap<>();
        for (Hit hit : find(text)) {
            named.putIfAbsent(hit.name(), hit.phrase());
        }
        return named;
    }

    private static void collect(
            PhraseIndex<Phrase> index, int hash, int letters, Beginnings text, int first, List<Hit> hits) {
        int to = index.to(hash);
        for (int place = index.from(hash); place < to; place++) {
            if (index.fits(place, letters)) {
                add(index.at(place), text, first, hits);
            }
        }
    }

    private static void add(Phrase phrase, Beginnings text, int first, List<Hit> hits) {
        int last = matchEnd(phrase.words(), text, first);
        if (last >= 0) {
            hits.add(new Hit(phrase.name(), phrase.text(), first, last));
        }
    }

    private static int matchEnd(List<Word> words, Beginnings text, int first) {
        int at = first;
        for (int i = 0; i < words.size(); i++) {
            at = i == 0 ? first : text.next(at);
            if (!text.has(at) || !words.get(i).matches(text.token(at))) {
                return -1;
            }
        }
        return at;
    }

    private static boolean isNumber(Token token) {
        return token.kind() == Token.Kind.NUMBER;
    }
}
