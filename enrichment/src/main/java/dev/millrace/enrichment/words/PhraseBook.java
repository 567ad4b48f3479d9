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
    private record Word(String letters, Sort sort) {
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
                        case WHOLE -> token.norm().equals(letters);
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

    private static final int STEM = 3;

    /// Where the second word is a whole one: "i" and "the" begin too many.
    private final PhraseIndex<Phrase> byFirstTwo = new PhraseIndex<>();

    private final PhraseIndex<Phrase> byFirstWord = new PhraseIndex<>();
    private final PhraseIndex<Phrase> byStem = new PhraseIndex<>();
    private final List<Phrase> byNumber = new ArrayList<>();
    private final Set<String> names = new TreeSet<>();

    private PhraseBook() {}

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
        PhraseBook book = new PhraseBook();
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
                book.add(file + ":" + number, name, phrase.strip());
            }
        }
        return book;
    }

    private void add(String where, String name, String text) {
        List<Word> words = Arrays.stream(text.split(" +", -1)).map(Word::of).toList();
        Phrase phrase = new Phrase(name, text, words);
        names.add(name);
        String first = words.getFirst().letters();
        switch (words.getFirst().sort()) {
            case ANY -> throw new IllegalArgumentException(where + ": a phrase can't begin with _: '" + text + "'");
            case NUMBER -> byNumber.add(phrase);
            case STEM -> {
                if (first.length() < STEM) {
                    throw new IllegalArgumentException(
                            where + ": at least " + STEM + " letters before * in '" + text + "'");
                }
                byStem.add(stem(first), phrase);
            }
            case WHOLE -> {
                if (words.size() > 1 && words.get(1).sort() == Sort.WHOLE) {
                    byFirstTwo.add(together(first, words.get(1).letters()), phrase);
                } else {
                    byFirstWord.add(first.hashCode(), phrase);
                }
            }
        }
    }

    private static int together(String first, String second) {
        return first.hashCode() * 31 + second.hashCode();
    }

    /// The first letters as one number; other letters may give the same, which a match then sorts out.
    private static int stem(String word) {
        return (word.charAt(0) * 31 + word.charAt(1)) * 31 + word.charAt(2);
    }

    /// The names of the lists.
    public Set<String> names() {
        return names;
    }

    /// Every phrase found, in the order of the text.
    public List<Hit> find(List<Token> tokens) {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (!token.speaks()) {
                continue;
            }
            String norm = token.norm();
            int second = next(tokens, i);
            int two = second < tokens.size() ? together(norm, tokens.get(second).norm()) : 0;
            if (byFirstTwo.has(two)) {
                collect(byFirstTwo.at(two), tokens, i, hits);
            }
            if (byFirstWord.has(norm.hashCode())) {
                collect(byFirstWord.at(norm.hashCode()), tokens, i, hits);
            }
            if (norm.length() >= STEM && byStem.has(stem(norm))) {
                collect(byStem.at(stem(norm)), tokens, i, hits);
            }
            if (isNumber(token)) {
                collect(byNumber, tokens, i, hits);
            }
        }
        return hits;
    }

    /// The names of the lists of which a phrase was found, each with the first phrase found.
    public Map<String, String> named(List<Token> tokens) {
        Map<String, String> named = new TreeMap<>();
        for (Hit hit : find(tokens)) {
            named.putIfAbsent(hit.name(), hit.phrase());
        }
        return named;
    }

    private static void collect(List<Phrase> phrases, List<Token> tokens, int first, List<Hit> hits) {
        for (int i = 0; i < phrases.size(); i++) {
            Phrase phrase = phrases.get(i);
            int last = matchEnd(phrase.words(), tokens, first);
            if (last >= 0) {
                hits.add(new Hit(phrase.name(), phrase.text(), first, last));
            }
        }
    }

    /// The token after one; a line break within a sentence does not part a phrase, punctuation does.
    private static int next(List<Token> tokens, int at) {
        int next = at + 1;
        while (next < tokens.size() && tokens.get(next).kind() == Token.Kind.LINE_BREAK) {
            next++;
        }
        return next;
    }

    private static int matchEnd(List<Word> words, List<Token> tokens, int first) {
        int at = first;
        for (int i = 0; i < words.size(); i++) {
            at = i == 0 ? first : next(tokens, at);
            if (at >= tokens.size() || !words.get(i).matches(tokens.get(at))) {
                return -1;
            }
        }
        return at;
    }

    private static boolean isNumber(Token token) {
        return token.kind() == Token.Kind.NUMBER;
    }
}
