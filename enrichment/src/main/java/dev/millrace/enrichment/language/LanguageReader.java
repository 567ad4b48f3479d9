package dev.millrace.enrichment.language;

import dev.millrace.enrichment.words.Chunk;
import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Said;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.LanguageVerdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import opennlp.tools.langdetect.Language;
import org.jspecify.annotations.Nullable;

/// Tells a message's language. Safe for use by many threads at once.
public final class LanguageReader {
    /// A verdict, and what told it.
    public record Result(LanguageVerdict verdict, String reason) {}

    private static final String UNKNOWN = "und";
    /// More does not make the detector surer, only slower.
    private static final int MOST_CHARACTERS = 400;
    /// From so many words on the detector is right on its own.
    private static final double ENOUGH_WORDS = 8;

    private static final double LEAST_CONFIDENCE = 1e-6;
    private static final double FUNCTION_WORD = 1.1;
    /// Enough to outweigh how seldom a desk reads the language, with the doubts that the detector has of two words.
    private static final double TELLING_WORD = 3.0;
    /// What is longer has small words, and may name things in other languages.
    private static final int BRIEF = 6;

    private static final double HINT = 2.5;
    private static final double FOREIGN_CONFIDENCE = 0.4;
    private static final int FOREIGN_WORDS = 6;

    /// The language that key words are of, and of which the models know so many words that a text is in another two of
    /// five of whose words they have never seen.
    private static final String OF_KEY_WORDS = "en";

    private static final double STRANGE_SHARE = 0.4;
    private static final int FEWEST_STRANGE = 3;
    private static final int SHORTEST_STRANGE = 3;

    /// How often desks read a language, as natural logarithms: decides only where a text says next to nothing.
    private static final Map<String, Double> PRIOR = Map.of(
            "en", -0.4, "de", -1.8, "fr", -2.0, "es", -2.0, "it", -2.8, "nl", -2.8, "pt", -3.0, "pl", -3.0, "sv", -3.6,
            "da", -3.8);

    /// All languages that desks hardly read, together: as often as the rarest of the above.
    private static final double OTHER = -3.6;
    /// What a word speaks for them that has a letter that none of the above has.
    private static final double STRANGE_LETTERS = 3.0;
    /// From so sure on the detector's name for one of them is passed on.
    private static final double NAMED_CONFIDENCE = 0.2;

    private static final int MOST_REASONS = 3;
    private static final List<String> PLAIN = List.of("en", "de");
    private static final int FIRST_WORDS = 60;
    private static final int PLAIN_LEAST = 5;
    private static final double PLAIN_SHARE = 0.15;
    private static final int PLAIN_LEAD = 3;
    private static final double PLAIN_CONFIDENCE = 0.995;

    private static final Map<String, String> TWO_LETTERS = twoLetters();

    private final Detector detector;
    private final PhraseBook functionWords;
    private final PhraseBook tellingWords;

    private LanguageReader(Detector detector, PhraseBook functionWords, PhraseBook tellingWords) {
        this.detector = detector;
        this.functionWords = functionWords;
        this.tellingWords = tellingWords;
    }

    /// Loads OpenNLP's detector from the class path.
    public static LanguageReader load() {
        return new LanguageReader(
                new Detector(DetectorFile.read()),
                PhraseBook.load(LanguageReader.class, "function-words.txt"),
                PhraseBook.load(LanguageReader.class, "telling-words.txt"));
    }

    /// The language of a message's own words, `und` where it has none or an unknown one.
    ///
    /// @param said the same words, of which it is known whether they are ordinary ones
    /// @param hint the conversation's or person's language, where known
    public Result read(Wording wording, Said said, @Nullable String hint) {
        List<Token> tokens = wording.said();
        List<Token> words = new ArrayList<>(tokens.size());
        int first = tokens.size();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Token.Kind.WORD) {
                words.add(tokens.get(i));
                first = words.size() == FIRST_WORDS ? i + 1 : first;
            }
        }
        List<PhraseBook.Hit> small = functionWords.find(wording.beginnings().before(first));
        LanguageVerdict verdict = verdict(words, Math.min(words.size(), FIRST_WORDS), small, said, hint);
        return new Result(verdict, reason(words, small, verdict.value()));
    }

    /// @param first how many words the small ones are among
    private LanguageVerdict verdict(
            List<Token> words, int first, List<PhraseBook.Hit> small, Said said, @Nullable String hint) {
        if (words.isEmpty()) {
            return new LanguageVerdict(hint == null ? UNKNOWN : hint, hint == null ? 0 : 0.5);
        }
        Letters letters = Letters.of(words);
        if (letters.areForeign()) {
            return ofAnotherScript(letters, words);
        }
        LanguageVerdict plain = plainCase(first, small);
        if (plain != null) {
            return plain;
        }
        Map<String, Double> scores = new HashMap<>(PRIOR);
        double trust = Math.min(1, words.size() / ENOUGH_WORDS);
        Language[] detected = detector.languages(plain(words));
        for (Language language : detected) {
            String code = code(language);
            double confidence = Math.max(language.getConfidence(), LEAST_CONFIDENCE);
            if (scores.containsKey(code)) {
                scores.merge(code, trust * Math.log(confidence), Double::sum);
            }
        }
        functionWords
                .find(words)
                .forEach(hit -> scores.computeIfPresent(hit.name(), (_, score) -> score + FUNCTION_WORD));
        if (words.size() <= BRIEF) {
            told(words, small).forEach(code -> scores.computeIfPresent(code, (_, score) -> score + TELLING_WORD));
        }
        if (hint != null && scores.containsKey(hint)) {
            scores.merge(hint, HINT * (1 - trust / 2), Double::sum);
        }
        LanguageVerdict foreign = foreign(detected, words.size());
        if (foreign != null) {
            return foreign;
        }
        LanguageVerdict best = best(scores, unexpected(detected, letters, trust));
        return best.value().equals(hint) ? best : doubted(best, said);
    }

    /// The languages of which a brief text has a word that only they have, each once. Among more small words of English
    /// such a word is a name, as that of a folder or a group.
    private Set<String> told(List<Token> words, List<PhraseBook.Hit> small) {
        long english = count(small, OF_KEY_WORDS);
        return tellingWords.named(words).keySet().stream()
                .filter(code -> english <= count(small, code))
                .collect(Collectors.toSet());
    }

    private static long count(List<PhraseBook.Hit> small, String language) {
        return small.stream().filter(hit -> hit.name().equals(language)).count();
    }

    /// Why a message is taken to be in a language, for a reader: its small words, if it has any.
    private static String reason(List<Token> words, List<PhraseBook.Hit> small, String language) {
        Set<String> telling = new LinkedHashSet<>();
        for (PhraseBook.Hit hit : small) {
            if (telling.size() == MOST_REASONS) {
                break;
            }
            if (hit.name().equals(language)) {
                telling.add('"' + hit.phrase() + '"');
            }
        }
        String why = words.isEmpty()
                ? "nothing is written in words"
                : telling.isEmpty()
                        ? "by its letters and what is known of the conversation"
                        : String.join(", ", telling);
        return "language: " + (language.equals(UNKNOWN) ? "unknown" : language) + ", " + why;
    }

    /// Where small words leave no doubt the detector, which costs more than all else, need not be asked. Only
    /// for languages that have no near relative here.
    ///
    /// @param words among which the small ones are
    private @Nullable LanguageVerdict plainCase(int words, List<PhraseBook.Hit> small) {
        int[] counts = functionWords.counts(small);
        for (String language : PLAIN) {
            int list = functionWords.names().indexOf(language);
            int own = counts[list];
            int most = 0;
            for (int other = 0; other < counts.length; other++) {
                most = other == list ? most : Math.max(most, counts[other]);
            }
            if (own >= PLAIN_LEAST && own >= words * PLAIN_SHARE && own >= PLAIN_LEAD * most) {
                return new LanguageVerdict(language, PLAIN_CONFIDENCE);
            }
        }
        return null;
    }

    /// A long text in a language that is not among the expected ones is believed.
    private static @Nullable LanguageVerdict foreign(Language[] detected, int words) {
        if (detected.length == 0 || words < FOREIGN_WORDS) {
            return null;
        }
        double confidence = detected[0].getConfidence();
        return !PRIOR.containsKey(code(detected[0])) && confidence > FOREIGN_CONFIDENCE
                ? new LanguageVerdict(code(detected[0]), confidence)
                : null;
    }

    /// A language that is none of the expected ones, and its score beside theirs.
    private record Unexpected(String code, double score) {}

    private static Unexpected unexpected(Language[] detected, Letters letters, double trust) {
        Language likeliest = likeliestUnexpected(detected);
        double confidence =
                likeliest == null ? LEAST_CONFIDENCE : Math.max(likeliest.getConfidence(), LEAST_CONFIDENCE);
        double score = OTHER + trust * Math.log(confidence) + STRANGE_LETTERS * letters.strangeWords();
        return new Unexpected(named(likeliest), score);
    }

    private static @Nullable Language likeliestUnexpected(Language[] detected) {
        for (Language language : detected) {
            if (!PRIOR.containsKey(code(language))) {
                return language;
            }
        }
        return null;
    }

    private static String named(@Nullable Language language) {
        return language == null || language.getConfidence() < NAMED_CONFIDENCE ? UNKNOWN : code(language);
    }

    /// Key words are English everywhere: "Hesabım kilitlendi, account locked, lütfen unlock" has no other small words
    /// that a language is told by. But what stands around them is strange.
    private static LanguageVerdict doubted(LanguageVerdict verdict, Said said) {
        if (!verdict.value().equals(OF_KEY_WORDS)) {
            return verdict;
        }
        int words = 0;
        int strange = 0;
        for (Chunk chunk : said.chunks()) {
            if (isSmallWord(chunk, said.text())) {
                words++;
                strange += chunk.ordinary() ? 0 : 1;
            }
        }
        return strange >= FEWEST_STRANGE && strange > words * STRANGE_SHARE
                ? new LanguageVerdict(UNKNOWN, (double) strange / words)
                : verdict;
    }

    /// What begins with a capital letter, or has digits in it, may be a name, which is strange in any language.
    private static boolean isSmallWord(Chunk chunk, String text) {
        return chunk.end() - chunk.start() >= SHORTEST_STRANGE
                && Character.isLowerCase(text.charAt(chunk.start()))
                && !chunk.hasDigit()
                && !chunk.hasJoint()
                && !chunk.hasDot();
    }

    private LanguageVerdict ofAnotherScript(Letters letters, List<Token> words) {
        String known = letters.language();
        String code = known != null ? known : named(likeliestUnexpected(detector.languages(plain(words))));
        return new LanguageVerdict(code, letters.foreignShare());
    }

    private static String code(Language language) {
        return TWO_LETTERS.getOrDefault(language.getLang(), language.getLang());
    }

    private static LanguageVerdict best(Map<String, Double> scores, Unexpected unexpected) {
        double highest =
                scores.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double sum = 0;
        String best = UNKNOWN;
        for (String code : PRIOR.keySet().stream().sorted().toList()) {
            double score = scores.getOrDefault(code, highest);
            sum += Math.exp(score - highest);
            best = score == highest ? code : best;
        }
        double other = Math.exp(unexpected.score() - highest);
        return other > 1
                ? new LanguageVerdict(unexpected.code(), other / (sum + other))
                : new LanguageVerdict(best, 1 / (sum + other));
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
