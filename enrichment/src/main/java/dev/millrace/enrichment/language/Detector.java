package dev.millrace.enrichment.language;

import java.util.Arrays;
import java.util.Comparator;
import opennlp.tools.langdetect.Language;
import opennlp.tools.util.normalizer.AggregateCharSequenceNormalizer;
import opennlp.tools.util.normalizer.CharSequenceNormalizer;
import opennlp.tools.util.normalizer.EmojiCharSequenceNormalizer;
import opennlp.tools.util.normalizer.NumberCharSequenceNormalizer;
import opennlp.tools.util.normalizer.ShrinkCharSequenceNormalizer;
import opennlp.tools.util.normalizer.TwitterCharSequenceNormalizer;
import opennlp.tools.util.normalizer.UrlCharSequenceNormalizer;

/// OpenNLP's language detector: its way to make texts alike, and its model, without the maps of strings
/// between them that cost it most of its time. Safe for use by many threads at once.
final class Detector {
    /// As `LanguageDetectorFactory` has it, with which the model was trained.
    private static final CharSequenceNormalizer NORMALIZER = new AggregateCharSequenceNormalizer(
            EmojiCharSequenceNormalizer.getInstance(),
            UrlCharSequenceNormalizer.getInstance(),
            TwitterCharSequenceNormalizer.getInstance(),
            NumberCharSequenceNormalizer.getInstance(),
            ShrinkCharSequenceNormalizer.getInstance());

    private static final Comparator<Language> LIKELIEST_FIRST =
            (one, other) -> Double.compare(other.getConfidence(), one.getConfidence());

    private final RunModel model;

    Detector(RunModel model) {
        this.model = model;
    }

    /// All languages with how likely a text is in them, likeliest first.
    ///
    /// @param text in small letters
    Language[] languages(String text) {
        double[] probabilities = model.probabilities(normalised(text));
        Language[] languages = new Language[probabilities.length];
        Arrays.setAll(languages, i -> new Language(model.names().get(i), probabilities[i]));
        Arrays.sort(languages, LIKELIEST_FIRST);
        return languages;
    }

    static String normalised(String text) {
        // The first pattern is meant for emoji and takes hyphens, too.
        String spaced = text.replace('-', ' ');
        return isNormal(spaced) ? spaced.trim() : NORMALIZER.normalize(spaced).toString();
    }

    /// Whether OpenNLP's ten patterns surely find nothing: words and single blanks, no letter three times in a row, and
    /// nothing that could be `xD`, `RT` or laughter, a breath and vowels and a breath again.
    private static boolean isNormal(String text) {
        boolean laughs = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char before = at(text, i - 1);
            boolean vowel = isVowel(c);
            boolean breath = c == 'h' || c == 'j';
            boolean letter = Character.isLetter(c) && !isTakenForEmoji(c);
            boolean wrong = !(c == ' ' ? before != ' ' : letter || c == '\'' || c == '’')
                    || (c == before && c == at(text, i - 2))
                    || (before == 'x' && (c == 'd' || c == 'o' || c == 'p'))
                    || (c == ' ' && before == 't' && at(text, i - 2) == 'r' && !isInWord(at(text, i - 3)))
                    || (laughs && breath && isVowel(before));
            if (wrong) {
                return false;
            }
            laughs = breath || (laughs && vowel);
        }
        return true;
    }

    private static boolean isVowel(char c) {
        return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
    }

    /// All that comes behind, as letters in their full width do.
    private static boolean isTakenForEmoji(char c) {
        return c >= Character.MIN_SURROGATE;
    }

    /// For the patterns a word is made of plain letters: behind an accent begins another.
    private static boolean isInWord(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static char at(String text, int i) {
        return i < 0 ? ' ' : text.charAt(i);
    }
}
