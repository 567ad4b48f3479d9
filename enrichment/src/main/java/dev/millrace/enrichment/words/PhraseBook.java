package dev.millrace.enrichment.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
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

    private record Phrase(String name, String text, List<String> words) {}

    private static final int STEM = 3;

    private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();
    private final Map<Integer, List<Phrase>> byStem = new HashMap<>();
    /// Most words begin no phrase; these tell so without a look-up.
    private final Sieve firstWords = new Sieve();

    private final Sieve stems = new Sieve();
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
        List<String> words = new ArrayList<>();
        for (String word : text.split(" +", -1)) {
            boolean open = word.endsWith("*");
            String folded = word.equals("_") || word.equals("%") ? word : Folding.fold(word.replace("*", ""));
            words.add(open ? folded + "*" : folded);
        }
        String first = words.getFirst();
        Phrase phrase = new Phrase(name, text, List.copyOf(words));
        names.add(name);
        if (first.equals("_")) {
            throw new IllegalArgumentException(where + ": a phrase can't begin with _: '" + text + "'");
        } else if (first.equals("%")) {
            byNumber.add(phrase);
        } else if (first.endsWith("*")) {
            if (first.length() <= STEM) {
                throw new IllegalArgumentException(
                        where + ": at least " + STEM + " letters before * in '" + text + "'");
            }
            stems.add(stem(first));
            byStem.computeIfAbsent(stem(first), _ -> new ArrayList<>()).add(phrase);
        } else {
            firstWords.add(first.hashCode());
            byFirstWord.computeIfAbsent(first, _ -> new ArrayList<>()).add(phrase);
        }
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
            if (firstWords.mayHold(norm.hashCode())) {
                collect(byFirstWord.getOrDefault(norm, List.of()), tokens, i, hits);
            }
            if (norm.length() >= STEM && stems.mayHold(stem(norm))) {
                collect(byStem.getOrDefault(stem(norm), List.of()), tokens, i, hits);
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

    private static int matchEnd(List<String> words, List<Token> tokens, int first) {
        int at = first;
        for (int i = 0; i < words.size(); i++) {
            if (i > 0) {
                at++;
                // A line break within a sentence does not part a phrase; punctuation does.
                while (at < tokens.size() && tokens.get(at).kind() == Token.Kind.LINE_BREAK) {
                    at++;
                }
            }
            if (at >= tokens.size() || !matches(words.get(i), tokens.get(at))) {
                return -1;
            }
        }
        return at;
    }

    private static boolean matches(String word, Token token) {
        if (!token.speaks()) {
            return false;
        }
        if (word.equals("_")) {
            return true;
        }
        if (word.equals("%")) {
            return isNumber(token);
        }
        int open = word.length() - 1;
        return word.charAt(open) == '*'
                ? token.norm().regionMatches(0, word, 0, open)
                : token.norm().equals(word);
    }

    private static boolean isNumber(Token token) {
        return token.kind() == Token.Kind.NUMBER;
    }
}
