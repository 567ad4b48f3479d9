package dev.millrace.enrichment.words;

import java.util.Arrays;
import java.util.List;

/// A phrase of a book.
///
/// @param name of the list it is on
/// @param text as the book has it
/// @param words at least one
record Phrase(String name, String text, List<Word> words) {
    /// What a word of a phrase stands for.
    enum Sort {
        WHOLE,
        /// May go on.
        STEM,
        NUMBER,
        ANY
    }

    /// A word of a phrase.
    ///
    /// @param letters folded, empty where any word or number will do
    record Word(String letters, Sort sort) {
        private static Word of(String written) {
            return switch (written) {
                case "_" -> new Word("", Sort.ANY);
                case "%" -> new Word("", Sort.NUMBER);
                case String word
                when word.endsWith("*") -> new Word(Folding.fold(word.substring(0, word.length() - 1)), Sort.STEM);
                case String word -> new Word(Folding.fold(word), Sort.WHOLE);
            };
        }
    }

    /// Reads a phrase as it is written in a book.
    ///
    /// @param where file and line, for what is said of a mistake
    /// @throws IllegalArgumentException where it begins with what begins too many
    static Phrase of(String where, String name, String text) {
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
}
