package dev.millrace.enrichment.moments;

import dev.millrace.enrichment.moments.MomentWords.Hit;
import dev.millrace.enrichment.words.WordList;
import java.time.DayOfWeek;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Reads days: "tomorrow", "next Friday", "Ende der Woche", "3 December".
final class Days {
    /// May stand between a weekday and its date.
    private static final WordList BEFORE_A_DATE = WordList.of(",", "(", "the", "den", "dem", "le", "el", "il", "on");
    private static final int MOST_BEFORE_A_DATE = 3;
    private static final Duration WEEK = Duration.ofDays(7);

    private Days() {}

    /// The day that begins at a token, null where none does.
    ///
    /// @param monthFirst whether 03/12 is the twelfth of March
    static @Nullable Hit<Day> at(Tokens tokens, int at, boolean monthFirst) {
        String word = tokens.norm(at);
        if (Digits.begin(word)) {
            return CalendarDays.at(tokens, at, monthFirst);
        }
        if (word.isEmpty() || MomentWords.isMorning(tokens.norm(at - 1), word)) {
            return null;
        }
        if (MomentWords.THIS.contains(word)) {
            // "this afternoon": the part of the day is read after it.
            boolean part = MomentWords.partOfADay(tokens.all(), at + 1) != null
                    && MomentWords.weekday(tokens.norm(at + 1)) == null;
            return part ? new Hit<>(new Day.In(0), at + 1) : null;
        }
        Hit<Integer> in = MomentWords.day(tokens.all(), at);
        if (in != null) {
            return new Hit<>(new Day.In(in.value()), in.next());
        }
        DayOfWeek weekday = MomentWords.weekday(word);
        if (weekday != null) {
            return weekday(tokens, at, weekday, monthFirst);
        }
        Hit<Day> week = endOfWeek(tokens, at);
        return week == null ? CalendarDays.at(tokens, at, monthFirst) : week;
    }

    /// A day behind a time: "14:00 on Friday".
    static @Nullable Hit<Day> behindATime(Tokens tokens, int at, boolean monthFirst) {
        Hit<Day> day = at(tokens, at, monthFirst);
        for (int skip = 1;
                day == null && skip <= 2 && MomentWords.JOINING.contains(tokens.norm(at + skip - 1));
                skip++) {
            day = at(tokens, at + skip, monthFirst);
        }
        return day;
    }

    private static @Nullable Hit<Day> weekday(Tokens tokens, int at, DayOfWeek day, boolean monthFirst) {
        String before = tokens.norm(at - 1);
        String after = tokens.norm(at + 1);
        if (MomentWords.EVERY.contains(before) || MomentWords.EVERY.contains(tokens.norm(at - 2))) {
            return null;
        }
        Hit<Day> date = dateBehind(tokens, at + 1, monthFirst);
        if (date != null) {
            return date;
        }
        int weekLater = behindAWeek(tokens, at + 1);
        if (weekLater > 0) {
            return new Hit<>(new Day.Weekday(day, Day.Which.WEEK_LATER), weekLater);
        }
        boolean queViene = after.equals("que") && tokens.norm(at + 2).equals("viene");
        boolean next = MomentWords.NEXT.contains(before) || after.startsWith("prochain") || queViene;
        boolean past = MomentWords.PAST.contains(before) || MomentWords.PAST.contains(after) || isSince(tokens, at);
        Day.Which which = past ? Day.Which.PAST : next ? Day.Which.NEXT_WEEK : Day.Which.COMING;
        int end = queViene ? at + 3 : after.startsWith("prochain") || after.startsWith("dernier") ? at + 2 : at + 1;
        return new Hit<>(new Day.Weekday(day, which), end);
    }

    /// The date that a weekday goes with, which is the more exact: "Freitag, den 4. Dezember", "Friday (4 Dec)".
    private static @Nullable Hit<Day> dateBehind(Tokens tokens, int at, boolean monthFirst) {
        for (int i = at; i < Math.min(tokens.size(), at + MOST_BEFORE_A_DATE); i++) {
            Hit<Day> date = CalendarDays.at(tokens, i, monthFirst);
            if (date != null) {
                return date;
            }
            if (!BEFORE_A_DATE.contains(tokens.norm(i))) {
                return null;
            }
        }
        return null;
    }

    /// Index after what puts a weekday off by a week, 0 where nothing does: "Friday week", "Freitag in einer Woche".
    private static int behindAWeek(Tokens tokens, int at) {
        if (tokens.norm(at).equals("week")) {
            return at + 1;
        }
        Hit<Duration> span = Spans.tellsWhen(tokens.norm(at)) ? Spans.at(tokens, at) : null;
        return span != null && span.value().equals(WEEK) ? span.next() : 0;
    }

    /// "depuis ce lundi", "desde el lunes".
    private static boolean isSince(Tokens tokens, int at) {
        return MomentWords.PAST.contains(tokens.norm(at - 2)) && MomentWords.BETWEEN.contains(tokens.norm(at - 1));
    }

    /// "end of the week", "Ende nächster Woche", "fin de la semaine", "final de semana".
    private static @Nullable Hit<Day> endOfWeek(Tokens tokens, int at) {
        String word = tokens.norm(at);
        if (MomentWords.WEEKENDS.contains(word)) {
            return new Hit<>(new Day.Weekend(), at + 1);
        }
        if (!MomentWords.END.contains(word)) {
            return null;
        }
        boolean next = false;
        for (int i = at + 1; i <= at + 4; i++) {
            next |= MomentWords.NEXT.contains(tokens.norm(i));
            if (MomentWords.WEEKS.contains(tokens.norm(i))) {
                boolean prochain = tokens.norm(i + 1).startsWith("prochain");
                return new Hit<>(new Day.EndOfWeek(next || prochain), prochain ? i + 2 : i + 1);
            }
        }
        return null;
    }
}
