package dev.millrace.enrichment.moments;

import dev.millrace.enrichment.moments.MomentWords.Hit;
import dev.millrace.enrichment.words.WordList;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads times that are told in words: "half past two", "quarter to three", "three o'clock", "halb drei".
final class SpokenTimes {
    private static final int NOON = 12;
    private static final int QUARTER = 15;
    private static final int HALF = 30;
    private static final WordList QUARTERS = WordList.of("quarter", "viertel");
    private static final WordList AFTER = WordList.of("past", "nach", "after");
    private static final WordList BEFORE = WordList.of("to", "vor", "before");
    private static final WordList OCLOCK = WordList.of("oclock", "uhr");
    private static final Map<String, Integer> HOURS = hours();

    private static final WordList BEGINNINGS = WordList.of(
            Stream.concat(HOURS.keySet().stream(), Stream.of("half", "halb", "quarter", "viertel", "dreiviertel"))
                    .collect(Collectors.toUnmodifiableSet()));

    private SpokenTimes() {}

    /// The words that such a time begins with.
    static Set<String> beginnings() {
        return BEGINNINGS.all();
    }

    /// Whether a word may be one of such a time.
    static boolean has(String norm) {
        return BEGINNINGS.contains(norm) || AFTER.contains(norm) || BEFORE.contains(norm);
    }

    /// The time that begins at a token, of the first half of the day; null where none does.
    static @Nullable Hit<LocalTime> at(Tokens tokens, int at) {
        String first = tokens.norm(at);
        if (!BEGINNINGS.contains(first)) {
            return null;
        }
        String second = tokens.norm(at + 1);
        if (first.equals("half") && second.equals("past")) {
            return time(tokens, at + 2, HALF);
        }
        if (first.equals("halb")) {
            return time(tokens, at + 1, -HALF);
        }
        if (first.equals("dreiviertel")) {
            return time(tokens, at + 1, -QUARTER);
        }
        if (QUARTERS.contains(first)) {
            return AFTER.contains(second)
                    ? time(tokens, at + 2, QUARTER)
                    : BEFORE.contains(second) ? time(tokens, at + 2, -QUARTER) : null;
        }
        return HOURS.containsKey(first) && OCLOCK.contains(second) ? time(tokens, at, 0) : null;
    }

    private static @Nullable Hit<LocalTime> time(Tokens tokens, int at, int minutes) {
        String word = tokens.norm(at);
        Integer hour = word.matches("[1-9]|1[0-2]") ? Integer.valueOf(word) : HOURS.get(word);
        if (hour == null) {
            return null;
        }
        int next = OCLOCK.contains(tokens.norm(at + 1)) ? at + 2 : at + 1;
        // Noon is no night: "Viertel vor zwölf" is 11:45, and "half past twelve" 12:30.
        LocalTime time = LocalTime.of(hour, 0);
        boolean justPastNoon = hour == 1 && minutes < 0;
        return new Hit<>(time.plusHours(justPastNoon ? NOON : 0).plusMinutes(minutes), next);
    }

    private static Map<String, Integer> hours() {
        Map<String, Integer> hours = new HashMap<>();
        for (String names : List.of(
                "one two three four five six seven eight nine ten eleven twelve",
                "eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf")) {
            String[] clock = names.split(" ", -1);
            for (int i = 0; i < clock.length; i++) {
                hours.put(clock[i], i + 1);
            }
        }
        return Map.copyOf(hours);
    }
}
