package dev.millrace.enrichment.moments;

import dev.millrace.enrichment.moments.MomentWords.Hit;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Token.Kind;
import dev.millrace.enrichment.words.WordList;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads times of the day: "14:00", "3 pm", "16 Uhr", "noon", "a las 9 de la mañana".
final class Times {
    private static final Pattern CLOCK = Pattern.compile("(?i)(\\d{1,2})(?:[:.h](\\d{2}))?(?:h)?(am|pm)?");
    private static final WordList BEFORE_A_PART = WordList.of("in", "dans", "de");
    private static final LocalTime TONIGHT = LocalTime.of(20, 0);
    private static final int NOON = 12;

    private Times() {}

    /// The time that goes with a day, null where none does: "Friday at 14:00", "morgen früh", "demain à 9h".
    ///
    /// @param at index after the day
    static @Nullable Hit<LocalTime> besideADay(Tokens tokens, int at) {
        if (tokens.norm(at - 1).equals("tonight")) {
            Hit<LocalTime> clock = joined(tokens, at);
            return clock == null ? new Hit<>(TONIGHT, at) : clock;
        }
        Hit<LocalTime> part = MomentWords.partOfADay(tokens.all(), at);
        if (part == null && BEFORE_A_PART.contains(tokens.norm(at))) {
            part = MomentWords.partOfADay(tokens.all(), at + 1);
        }
        if (part != null) {
            // "tomorrow morning at 8": the clock is more precise.
            Hit<LocalTime> clock = joined(tokens, part.next());
            return clock == null ? part : clock;
        }
        return joined(tokens, at);
    }

    private static @Nullable Hit<LocalTime> joined(Tokens tokens, int at) {
        Hit<LocalTime> time = at(tokens, at);
        for (int skip = 1;
                time == null && skip <= 2 && MomentWords.JOINING.contains(tokens.norm(at + skip - 1));
                skip++) {
            time = at(tokens, at + skip);
        }
        return time;
    }

    /// The time that begins at a token, null where none does.
    static @Nullable Hit<LocalTime> at(Tokens tokens, int at) {
        if (at >= tokens.size()) {
            return null;
        }
        Hit<LocalTime> part = MomentWords.part(tokens.all(), at);
        return part == null ? clock(tokens, at) : part;
    }

    private static @Nullable Hit<LocalTime> clock(Tokens tokens, int at) {
        Hit<LocalTime> spoken = SpokenTimes.at(tokens, at);
        if (spoken != null) {
            return inItsHalf(tokens, spoken);
        }
        Token token = tokens.get(at);
        if ((token.kind() != Kind.TIME && token.kind() != Kind.NUMBER) || hasThreeDigits(token.text())) {
            return null;
        }
        Matcher clock = CLOCK.matcher(token.text());
        if (!clock.matches()) {
            return null;
        }
        String half = clock.group(3);
        int next = at + 1;
        if (half == null && isDotted(tokens, next)) {
            half = tokens.norm(next) + "m";
            next += 2;
        }
        if (half == null && (tokens.norm(next).equals("am") || tokens.norm(next).equals("pm"))) {
            half = tokens.norm(next);
            next++;
        }
        boolean named = MomentWords.OCLOCK.contains(tokens.norm(next));
        next += named ? 1 : 0;
        Hit<Boolean> partOfDay = MomentWords.behindAClock(tokens.all(), next);
        boolean said = token.kind() == Kind.TIME || named || half != null || isAtLas(tokens, at);
        int hour = Digits.number(clock, 1);
        int minute = clock.group(2) == null ? 0 : Digits.number(clock, 2);
        if (half != null) {
            hour = hour % NOON + (half.equalsIgnoreCase("pm") ? NOON : 0);
        } else if (partOfDay != null) {
            hour += partOfDay.value() && hour < NOON ? NOON : 0;
            next = partOfDay.next();
        }
        return said && hour < 24 && minute < 60 ? new Hit<>(LocalTime.of(hour, minute), next) : null;
    }

    /// Whether a number begins with more digits than an hour has.
    private static boolean hasThreeDigits(String number) {
        return number.length() > 2
                && Character.isDigit(number.charAt(0))
                && Character.isDigit(number.charAt(1))
                && Character.isDigit(number.charAt(2));
    }

    /// "half past two in the afternoon", "quarter to three p.m."
    private static Hit<LocalTime> inItsHalf(Tokens tokens, Hit<LocalTime> spoken) {
        Hit<Boolean> half = MomentWords.behindAClock(tokens.all(), spoken.next());
        boolean second = half != null && half.value() && spoken.value().getHour() < NOON;
        return half == null ? spoken : new Hit<>(second ? spoken.value().plusHours(NOON) : spoken.value(), half.next());
    }

    /// "p.m.", which is two words.
    private static boolean isDotted(Tokens tokens, int at) {
        return (tokens.norm(at).equals("a") || tokens.norm(at).equals("p"))
                && tokens.norm(at + 1).equals("m")
                && tokens.get(at).text().length() == 1;
    }

    /// Whether the words of a time leave open which half of the day it is of: "3 o'clock", "halb drei", but not
    /// "03:00".
    static boolean leavesHalfOpen(Tokens tokens, int from, int to) {
        for (int i = from; i < to; i++) {
            String word = tokens.norm(i);
            boolean open = Character.isDigit(word.charAt(0))
                    ? !word.startsWith("0") && !word.endsWith("m")
                    : MomentWords.OCLOCK.contains(word)
                            || SpokenTimes.has(word)
                            || MomentWords.UNTIL.contains(word)
                            || MomentWords.JOINING.contains(word);
            if (!open) {
                return false;
            }
        }
        return true;
    }

    /// "a las 9".
    private static boolean isAtLas(Tokens tokens, int at) {
        return tokens.norm(at - 1).equals("las") && tokens.get(at).text().length() <= 2;
    }
}
