package dev.millrace.enrichment.moments;

import dev.millrace.enrichment.moments.MomentWords.Hit;
import dev.millrace.enrichment.words.WordList;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads how long after the message something is: "in two hours", "innerhalb einer Stunde", "dans 30 minutes".
final class Spans {
    private static final Pattern HOURS = Pattern.compile("(\\d{1,2})h");
    private static final Pattern COUNT = Pattern.compile("\\d{1,3}");
    /// Before a span they tell when something will be, not until when.
    private static final Set<String> AHEAD = Set.of("in", "en", "dans", "over", "tra", "fra");

    /// What may stand behind the first word, besides digits.
    private static final WordList SECOND = WordList.of(
            Stream.of(MomentWords.HALF.all(), MomentWords.HOURS.all(), MomentWords.numbers(), Set.of("von", "next"))
                    .flatMap(Set::stream)
                    .collect(Collectors.toSet()));

    private Spans() {}

    /// Whether a word before a span tells when something will be, not until when.
    static boolean tellsWhen(String word) {
        return AHEAD.contains(word);
    }

    /// The span that begins at a token, null where none does.
    static @Nullable Hit<Duration> at(Tokens tokens, int at) {
        if (!MomentWords.IN.contains(tokens.norm(at)) || !mayGoOn(tokens.norm(at + 1))) {
            return null;
        }
        int next = at + 1;
        if (tokens.norm(next).equals("the") || tokens.norm(next).equals("von")) {
            next++;
        }
        if (tokens.norm(next).equals("next")) {
            next++;
        }
        boolean article =
                MomentWords.number(tokens.norm(next)) != null && MomentWords.HALF.contains(tokens.norm(next + 1));
        if (MomentWords.HALF.contains(tokens.norm(next)) || article) {
            return half(tokens, article ? next + 2 : next + 1);
        }
        Matcher joined = Digits.matching(HOURS, 'h', tokens.norm(next));
        if (joined != null) {
            return new Hit<>(Duration.ofHours(Digits.number(joined, 1)), next + 1);
        }
        Integer number = number(tokens, next);
        // "within the hour"
        boolean unsaid = MomentWords.HOURS.contains(tokens.norm(next)) && next > at + 1;
        number = number == null && unsaid ? Integer.valueOf(1) : number;
        int unit = MomentWords.HOURS.contains(tokens.norm(next)) ? next : next + 1;
        return number == null ? null : of(number, tokens.norm(unit), unit);
    }

    /// "In" begins no span nearly everywhere.
    private static boolean mayGoOn(String word) {
        return Digits.begin(word) || SECOND.contains(word);
    }

    /// "half an hour", "einer halben Stunde".
    private static @Nullable Hit<Duration> half(Tokens tokens, int behind) {
        boolean article =
                tokens.norm(behind).equals("an") || tokens.norm(behind).equals("a");
        int unit = article ? behind + 1 : behind;
        return MomentWords.HOURS.contains(tokens.norm(unit)) ? new Hit<>(Duration.ofMinutes(30), unit + 1) : null;
    }

    private static @Nullable Hit<Duration> of(int number, String unit, int at) {
        if (MomentWords.MINUTES.contains(unit)) {
            return new Hit<>(Duration.ofMinutes(number), at + 1);
        }
        if (MomentWords.HOURS.contains(unit)) {
            return new Hit<>(Duration.ofHours(number), at + 1);
        }
        if (MomentWords.DAY_SPANS.contains(unit)) {
            return new Hit<>(Duration.ofDays(number), at + 1);
        }
        return MomentWords.WEEKS.contains(unit) ? new Hit<>(Duration.ofDays(7L * number), at + 1) : null;
    }

    private static @Nullable Integer number(Tokens tokens, int at) {
        if (at >= tokens.size()) {
            return null;
        }
        String text = tokens.get(at).text();
        return Digits.begin(text) && COUNT.matcher(text).matches()
                ? Integer.valueOf(text)
                : MomentWords.number(tokens.norm(at));
    }
}
