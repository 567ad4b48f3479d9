package dev.millrace.enrichment.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Named lists of phrases, looked up in a text in one pass.
///
/// A book is a text file: `name = phrase | phrase`, a name may come again, `#` begins a comment line. A phrase
/// is one or
/// more words; `*` ends a word that may go on (`lock*`), `_` stands for any one word, `%` for a number.
public final class PhraseBook {
    /// A phrase that was found.
    ///
    /// @param list the number of the list it is on, among [#names]
    /// @param name of that list
    /// @param phrase as the book has it
    /// @param first index of its first token
    /// @param last index of its last token
    public record Hit(int list, String name, String phrase, int first, int last) {}

    private static final int LETTER = 0xFFFF;

    /// Where the second word is a whole one: "i" and "the" begin too many.
    private final PhraseIndex byFirstTwo;

    private final PhraseIndex byFirstWord;
    private final PhraseIndex byStem;
    private final int[] byNumber;
    private final PhraseWords words;
    private final List<Phrase> phrases;
    /// The lists, sorted; and for each phrase which of them it is on.
    private final List<String> names;

    private final int[] lists;
    /// Where it stands among those that ship.
    private final int number;

    private PhraseBook(List<Phrase> phrases, boolean shipped) {
        this.phrases = List.copyOf(phrases);
        words = new PhraseWords(phrases);
        names = phrases.stream().map(Phrase::name).distinct().sorted().toList();
        lists = phrases.stream()
                .mapToInt(phrase -> names.indexOf(phrase.name()))
                .toArray();
        List<PhraseIndex.Entry> two = new ArrayList<>();
        List<PhraseIndex.Entry> one = new ArrayList<>();
        List<PhraseIndex.Entry> stems = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int at = 0; at < phrases.size(); at++) {
            Phrase phrase = phrases.get(at);
            String first = phrase.words().getFirst().letters();
            switch (phrase.words().getFirst().sort()) {
                case ANY, NUMBER -> numbers.add(at);
                case STEM -> stems.add(entry(Beginnings.stem(first), first, Beginnings.STEM, at));
                case WHOLE -> {
                    String second =
                            phrase.words().size() > 1 ? phrase.words().get(1).letters() : "";
                    if (phrase.words().size() > 1 && phrase.words().get(1).sort() == Phrase.Sort.WHOLE) {
                        two.add(entry(Beginnings.together(WordHash.of(first), WordHash.of(second)), "", 0, at));
                    } else {
                        one.add(entry((int) WordHash.of(first), second, 0, at));
                    }
                }
            }
        }
        byFirstTwo = new PhraseIndex(two);
        byFirstWord = new PhraseIndex(one);
        byStem = new PhraseIndex(stems);
        byNumber = numbers.stream().mapToInt(Integer::intValue).toArray();
        number = shipped
                ? Shelf.put(Stream.of(two, one, stems)
                        .flatMap(List::stream)
                        .mapToInt(PhraseIndex.Entry::hash)
                        .distinct()
                        .toArray())
                : Shelf.NOWHERE;
    }

    /// @param stem with whose letters from an offset on a phrase goes on; others may follow
    private static PhraseIndex.Entry entry(int hash, String stem, int offset, int phrase) {
        int left = stem.length() - offset;
        int mask = left <= 0 ? 0 : left == 1 ? LETTER : -1;
        return new PhraseIndex.Entry(hash, Beginnings.letters(stem, offset), mask, phrase);
    }

    /// Reads a book that lies beside a class.
    ///
    /// @throws IllegalArgumentException with file and line where the book is not written as described
    public static PhraseBook load(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no phrase book " + file + " beside " + beside.getName());
            }
            return new PhraseBook(phrases(file, new String(in.readAllBytes(), StandardCharsets.UTF_8)), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PhraseBook parse(String file, String content) {
        return new PhraseBook(phrases(file, content), false);
    }

    private static List<Phrase> phrases(String file, String content) {
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
                phrases.add(Phrase.of(file + ":" + number, name, phrase.strip()));
            }
        }
        return phrases;
    }

    /// Every phrase found, in the order of the text.
    public List<Hit> find(List<Token> tokens) {
        return find(Beginnings.of(tokens));
    }

    /// The same in a text that is made ready for it.
    public List<Hit> find(Beginnings text) {
        List<Hit> hits = new ArrayList<>();
        each(text, (phrase, first, last) -> {
            Phrase found = phrases.get(phrase);
            hits.add(new Hit(lists[phrase], found.name(), found.text(), text.index(first), text.index(last)));
        });
        return hits;
    }

    /// The names of the lists of which a phrase was found, in order, each with the first phrase found.
    public SequencedMap<String, String> named(List<Token> tokens) {
        return named(Beginnings.of(tokens));
    }

    /// The same in a text that is made ready for it.
    public SequencedMap<String, String> named(Beginnings text) {
        int[] first = new int[names.size()];
        Arrays.fill(first, PhraseWords.NONE);
        each(text, (phrase, _, _) -> {
            if (first[lists[phrase]] == PhraseWords.NONE) {
                first[lists[phrase]] = phrase;
            }
        });
        SequencedMap<String, String> named = new LinkedHashMap<>();
        for (int list = 0; list < first.length; list++) {
            if (first[list] != PhraseWords.NONE) {
                named.put(names.get(list), phrases.get(first[list]).text());
            }
        }
        return named;
    }

    /// How many of what was found is on each list, lists in the order of [#names].
    public int[] counts(List<Hit> hits) {
        int[] counts = new int[names.size()];
        for (Hit hit : hits) {
            counts[hit.list()]++;
        }
        return counts;
    }

    /// The names of all lists, sorted.
    public List<String> names() {
        return names;
    }

    /// Takes what is found: the number of a phrase, and which of the words that speak it begins and ends with.
    private interface Finding {
        void found(int phrase, int first, int last);
    }

    private void each(Beginnings text, Finding finding) {
        for (int from = 0; from < text.size(); from += Long.SIZE) {
            long begun = begun(text, from) | (byNumber.length > 0 ? text.numbers(from) : 0);
            while (begun != 0) {
                beginningWith(text, from + Long.numberOfTrailingZeros(begun), finding);
                begun &= begun - 1;
            }
        }
    }

    /// Which words may begin a phrase by their letters: a bit for each of those from one on. The loop asks all
    /// filters, whatever the others say: a processor guesses wrong which of them lets a word through, and a wrong
    /// guess costs more than all of them.
    private long begun(Beginnings text, int from) {
        int to = Math.min(text.size(), from + Long.SIZE);
        long begun = 0;
        if (text.isAskedFor(number)) {
            for (int i = from; i < to; i++) {
                begun |= (long) (text.books(i) >>> number & 1) << i;
            }
            return begun;
        }
        for (int i = from; i < to; i++) {
            long begins =
                    byFirstTwo.bit(text.twoWords(i)) | byFirstWord.bit((int) text.hash(i)) | byStem.bit(text.stem(i));
            begun |= begins << i;
        }
        return begun;
    }

    private void beginningWith(Beginnings text, int i, Finding finding) {
        int two = text.twoWords(i);
        if (text.goesOn(i) && byFirstTwo.has(two)) {
            collect(byFirstTwo, two, 0, text, i, finding);
        }
        int word = (int) text.hash(i);
        if (byFirstWord.has(word)) {
            int following = text.goesOn(i) ? Beginnings.letters(text.norm(i + 1), 0) : 0;
            collect(byFirstWord, word, following, text, i, finding);
        }
        if (text.stem(i) != 0 && byStem.has(text.stem(i))) {
            collect(byStem, text.stem(i), text.letters(i), text, i, finding);
        }
        if (text.isNumber(i)) {
            for (int phrase : byNumber) {
                check(phrase, text, i, finding);
            }
        }
    }

    private void collect(PhraseIndex index, int hash, int letters, Beginnings text, int first, Finding finding) {
        int to = index.to(hash);
        for (int place = index.from(hash); place < to; place++) {
            if (index.fits(place, letters)) {
                check(index.at(place), text, first, finding);
            }
        }
    }

    private void check(int phrase, Beginnings text, int first, Finding finding) {
        int last = words.last(phrase, text, first);
        if (last != PhraseWords.NONE) {
            finding.found(phrase, first, last);
        }
    }
}
