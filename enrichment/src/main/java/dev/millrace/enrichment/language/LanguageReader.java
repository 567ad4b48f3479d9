package dev.millrace.enrichment.language;

import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.LanguageVerdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import org.jspecify.annotations.Nullable;

/// Tells a message's language. Safe for use by many threads at once.
public final class LanguageReader {
    private static final String UNKNOWN = "und";
    /// More does not make the detector surer, only slower.
    private static final int MOST_CHARACTERS = 400;
    /// From so many words on the detector is right on its own.
    private static final double ENOUGH_WORDS = 8;

    private static final double FUNCTION_WORD = 1.1;
    private static final double HINT = 2.5;
    private static final double FOREIGN_CONFIDENCE = 0.4;
    private static final int FOREIGN_WORDS = 6;

    /// How often desks read a language, as natural logarithms: decides only where a text says next to nothing.
    private static final Map<String, Double> PRIOR = Map.of(
            "en", -0.4, "de", -1.8, "fr", -2.0, "es", -2.0, "it", -2.8, "nl", -2.8, "pt", -3.0, "pl", -3.0, "sv", -3.6,
            "da", -3.8);

    private static final List<String> PLAIN = List.of("en", "de");
    private static final int FIRST_WORDS = 60;
    private static final int PLAIN_LEAST = 5;
    private static final double PLAIN_SHARE = 0.2;
    private static final int PLAIN_LEAD = 3;
    private static final double PLAIN_CONFIDENCE = 0.995;

    private static final Map<String, String> TWO_LETTERS = twoLetters();

    private final LanguageDetectorME detector;
    private final PhraseBook functionWords;

    private LanguageReader(LanguageDetectorME detector, PhraseBook functionWords) {
        this.detector = detector;
        this.functionWords = functionWords;
    }

    /// Loads OpenNLP's detector from the class path.
    public static LanguageReader load() {
        return new LanguageReader(
                new LanguageDetectorME(DetectorFile.read()),
                PhraseBook.load(LanguageReader.class, "function-words.txt"));
    }

    /// The language of a message's own words, `und` where it has none.
    ///
    /// @param hint the conversation's or person's language, where known
    public LanguageVerdict read(Wording wording, @Nullable String hint) {
        List<Token> words = new ArrayList<>(wording.said().size());
        for (Token token : wording.said()) {
            if (token.kind() == Token.Kind.WORD) {
                words.add(token);
            }
        }
        if (words.isEmpty()) {
            return new LanguageVerdict(hint == null ? UNKNOWN : hint, hint == null ? 0 : 0.5);
        }
        LanguageVerdict plain = plainCase(words);
        if (plain != null) {
            return plain;
        }
        Map<String, Double> scores = new HashMap<>(PRIOR);
        double trust = Math.min(1, words.size() / ENOUGH_WORDS);
        Language[] detected = detector.predictLanguages(plain(words));
        for (Language language : detected) {
            String code = TWO_LETTERS.getOrDefault(language.getLang(), language.getLang());
            double confidence = Math.max(language.getConfidence(), 1e-6);
            if (scores.containsKey(code)) {
                scores.merge(code, trust * Math.log(confidence), Double::sum);
            }
        }
        functionWords
                .find(words)
                .forEach(hit -> scores.computeIfPresent(hit.name(), (_, score) -> score + FUNCTION_WORD));
        if (hint != null && scores.containsKey(hint)) {
            scores.merge(hint, HINT * (1 - trust / 2), Double::sum);
        }
        LanguageVerdict known = best(scores);
        return foreign(detected, words.size(), known);
    }

    /// Where small words leave no doubt the detector, which costs more than all else, need not be asked. Only
    /// for languages that have no near relative here.
    private @Nullable LanguageVerdict plainCase(List<Token> words) {
        List<Token> first = words.subList(0, Math.min(words.size(), FIRST_WORDS));
        Map<String, Integer> counts = new HashMap<>();
        functionWords.find(first).forEach(hit -> counts.merge(hit.name(), 1, Integer::sum));
        for (String language : PLAIN) {
            int own = counts.getOrDefault(language, 0);
            int most = 0;
            for (Map.Entry<String, Integer> other : counts.entrySet()) {
                most = other.getKey().equals(language) ? most : Math.max(most, other.getValue());
            }
            if (own >= PLAIN_LEAST && own >= first.size() * PLAIN_SHARE && own >= PLAIN_LEAD * most) {
                return new LanguageVerdict(language, PLAIN_CONFIDENCE);
            }
        }
        return null;
    }

    /// A long text in a language that is not among the expected ones is believed.
    private static LanguageVerdict foreign(Language[] detected, int words, LanguageVerdict known) {
        if (detected.length == 0 || words < FOREIGN_WORDS) {
            return known;
        }
        String code = TWO_LETTERS.getOrDefault(detected[0].getLang(), detected[0].getLang());
        double confidence = detected[0].getConfidence();
        return !PRIOR.containsKey(code) && confidence > FOREIGN_CONFIDENCE
                ? new LanguageVerdict(code, confidence)
                : known;
    }

    private static LanguageVerdict best(Map<String, Double> scores) {
        double highest =
                scores.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double sum = 0;
        String best = UNKNOWN;
        for (String code : PRIOR.keySet().stream().sorted().toList()) {
            double score = scores.getOrDefault(code, highest);
            sum += Math.exp(score - highest);
            best = score == highest ? code : best;
        }
        return new LanguageVerdict(best, 1 / sum);
    }

    private static String plain(List<Token> words) {
        StringBuilder text = new StringBuilder();
        for (Token word : words) {
            if (text.length() > MOST_CHARACTERS) {
                break;
            }
            text.append(word.text().toLowerCase(Locale.ROOT)).append(' ');
        }
        return text.toString();
    }

    private static Map<String, String> twoLetters() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            codes.put(Locale.of(code).getISO3Language(), code);
        }
        codes.put("cmn", "zh");
        codes.put("nob", "no");
        codes.put("nno", "no");
        return Map.copyOf(codes);
    }
}
