package dev.millrace.enrichment.moments;

import dev.millrace.enrichment.moments.MomentWords.Hit;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Token.Kind;
import dev.millrace.enrichment.words.WordList;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds days, times and deadlines.
public final class Moments {
    private static final Pattern ISO = Pattern.compile("(20\\d\\d)-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})(?:\\.(\\d{4}|\\d{2}))?");
    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}|\\d{2}))?");
    private static final Pattern CLOCK = Pattern.compile("(?i)(\\d{1,2})(?:[:.h](\\d{2}))?(?:h)?(am|pm)?");
    private static final Pattern ORDINAL = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th|er)?");
    private static final Pattern YEAR = Pattern.compile("20\\d\\d");
    private static final Pattern HOURS = Pattern.compile("(\\d{1,2})h");
    private static final Pattern COUNT = Pattern.compile("\\d{1,3}");
    /// Before a span they tell when something will be, not until when.
    private static final Set<String> AHEAD = Set.of("in", "en", "dans", "over", "tra", "fra");
    private static final WordList BEFORE_A_MONTH = WordList.of(".", "de", "of", "er");
    private static final WordList BEFORE_A_YEAR = WordList.of(",", "de", "del");
    private static final WordList BEFORE_A_PART = WordList.of("in", "dans", "de");
    private static final int MOST = 20;
    private static final int NOON = 12;
    private static final int LOOK_BACK = 5;
    private static final int CENTURY = 2000;

    private final List<Token> tokens;
    private final boolean monthFirst;

    private Moments(List<Token> tokens, boolean monthFirst) {
        this.tokens = tokens;
        this.monthFirst = monthFirst;
    }

    /// Every moment, in the order of the text.
    ///
    /// @param monthFirst whether 03/12 is the twelfth of March
    public static List<Moment> in(List<Token> tokens, boolean monthFirst) {
        return new Moments(tokens, monthFirst).all();
    }

    /// Whether a word that could be "tomorrow" is the morning: "guten Morgen", "esta mañana", "de la mañana".
    ///
    /// @param before the word before it, folded
    public static boolean isMorning(String before, String word) {
        return MomentWords.isMorning(before, word);
    }

    private List<Moment> all() {
        List<Moment> moments = new ArrayList<>();
        int at = 0;
        while (at < tokens.size() && moments.size() < MOST) {
            Moment moment = mayBegin(at) ? moment(at) : null;
            if (moment == null) {
                at++;
            } else {
                moments.add(moment);
                while (at < tokens.size() && tokens.get(at).start() < moment.end()) {
                    at++;
                }
            }
        }
        return moments;
    }

    /// Nearly no word of a message begins a moment.
    private boolean mayBegin(int at) {
        Token token = tokens.get(at);
        return token.speaks() && (Character.isDigit(token.text().charAt(0)) || MomentWords.mayBegin(token.norm()));
    }

    /// Whether a time tells how long somebody is there, which is no deadline.
    ///
    /// @param time index of its token
    public static boolean tellsPresence(List<Token> tokens, int time) {
        return new Clause(tokens, time, time + 1).isPresence();
    }

    private @Nullable Moment moment(int at) {
        Hit<Duration> span = span(at);
        if (span != null) {
            boolean deadline =
                    isDeadline(at) || (!AHEAD.contains(norm(at)) && new Clause(tokens, at, span.next()).isWish());
            return new Moment(tokens.get(at).start(), end(span), new Day.Unsaid(), null, span.value(), deadline);
        }
        Hit<Day> day = day(at);
        if (day != null) {
            Hit<LocalTime> time = timeBeside(day);
            return moment(
                    at, time == null ? day : new Hit<>(day.value(), time.next()), time == null ? null : time.value());
        }
        Hit<LocalTime> time = time(at);
        if (time == null) {
            return null;
        }
        Hit<Day> later = dayAfter(time.next());
        return later == null
                ? moment(at, new Hit<>(new Day.Unsaid(), time.next()), time.value())
                : moment(at, later, time.value());
    }

    private Moment moment(int at, Hit<Day> said, @Nullable LocalTime time) {
        boolean until = isDeadline(at) || isLatest(said.next()) || says(at, said.next());
        Clause clause = new Clause(tokens, at, said.next());
        boolean past = until && clause.isPast();
        boolean deadline = until && !past && !clause.isPresence();
        Day day = switch (said.value()) {
            case Day.Calendar calendar when deadline || clause.isBeginning() -> calendar.ahead();
            case Day.Weekday(DayOfWeek name, Day.Which _) when past -> new Day.Weekday(name, Day.Which.PAST);
            case Day other -> other;
        };
        return new Moment(tokens.get(at).start(), end(said), day, time, null, deadline);
    }

    private int end(Hit<?> hit) {
        return tokens.get(hit.next() - 1).end();
    }

    private String norm(int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at).norm() : "";
    }

    /// "in two hours", "innerhalb einer Stunde", "dans 30 minutes".
    private @Nullable Hit<Duration> span(int at) {
        if (!MomentWords.IN.contains(norm(at))) {
            return null;
        }
        int next = at + 1;
        if (norm(next).equals("the") || norm(next).equals("von")) {
            next++;
        }
        if (norm(next).equals("next")) {
            next++;
        }
        boolean article = MomentWords.number(norm(next)) != null && MomentWords.HALF.contains(norm(next + 1));
        if (MomentWords.HALF.contains(norm(next)) || article) {
            int unit = article ? next + 2 : next + 1;
            unit += norm(unit).equals("an") || norm(unit).equals("a") ? 1 : 0;
            return MomentWords.HOURS.contains(norm(unit)) ? new Hit<>(Duration.ofMinutes(30), unit + 1) : null;
        }
        Matcher joined = matching(HOURS, 'h', norm(next));
        if (joined != null) {
            return new Hit<>(Duration.ofHours(Integer.parseInt(joined.group(1))), next + 1);
        }
        Integer number = number(next);
        // "within the hour"
        number =
                number == null && MomentWords.HOURS.contains(norm(next)) && next > at + 1 ? Integer.valueOf(1) : number;
        int unit = MomentWords.HOURS.contains(norm(next)) ? next : next + 1;
        return number == null ? null : span(number, unit);
    }

    private @Nullable Hit<Duration> span(int number, int unit) {
        String word = norm(unit);
        if (MomentWords.MINUTES.contains(word)) {
            return new Hit<>(Duration.ofMinutes(number), unit + 1);
        }
        if (MomentWords.HOURS.contains(word)) {
            return new Hit<>(Duration.ofHours(number), unit + 1);
        }
        if (MomentWords.DAY_SPANS.contains(word)) {
            return new Hit<>(Duration.ofDays(number), unit + 1);
        }
        return MomentWords.WEEKS.contains(word) ? new Hit<>(Duration.ofDays(7L * number), unit + 1) : null;
    }

    private @Nullable Integer number(int at) {
        if (at >= tokens.size()) {
            return null;
        }
        String text = tokens.get(at).text();
        return COUNT.matcher(text).matches() ? Integer.valueOf(text) : MomentWords.number(norm(at));
    }

    private @Nullable Hit<Day> dayAfter(int at) {
        Hit<Day> day = day(at);
        for (int skip = 1; day == null && skip <= 2 && MomentWords.JOINING.contains(norm(at + skip - 1)); skip++) {
            day = day(at + skip);
        }
        return day;
    }

    private @Nullable Hit<Day> day(int at) {
        String word = norm(at);
        if (word.isEmpty() || MomentWords.isMorning(norm(at - 1), word)) {
            return null;
        }
        if (MomentWords.THIS.contains(word)) {
            // "this afternoon": the part of the day is read after it.
            boolean part = MomentWords.partOfADay(tokens, at + 1) != null && MomentWords.weekday(norm(at + 1)) == null;
            return part ? new Hit<>(new Day.In(0), at + 1) : null;
        }
        Hit<Integer> in = MomentWords.day(tokens, at);
        if (in != null) {
            return new Hit<>(new Day.In(in.value()), in.next());
        }
        DayOfWeek weekday = MomentWords.weekday(word);
        if (weekday != null) {
            return weekday(at, weekday);
        }
        Hit<Day> week = endOfWeek(at);
        return week == null ? calendar(at) : week;
    }

    private @Nullable Hit<Day> weekday(int at, DayOfWeek day) {
        String before = norm(at - 1);
        String after = norm(at + 1);
        if (MomentWords.EVERY.contains(before) || MomentWords.EVERY.contains(norm(at - 2))) {
            return null;
        }
        boolean queViene = after.equals("que") && norm(at + 2).equals("viene");
        boolean next = MomentWords.NEXT.contains(before) || after.startsWith("prochain") || queViene;
        boolean past = MomentWords.PAST.contains(before) || MomentWords.PAST.contains(after) || isSince(at);
        Day.Which which = past ? Day.Which.PAST : next ? Day.Which.NEXT_WEEK : Day.Which.COMING;
        int end = queViene ? at + 3 : after.startsWith("prochain") || after.startsWith("dernier") ? at + 2 : at + 1;
        return new Hit<>(new Day.Weekday(day, which), end);
    }

    /// "depuis ce lundi", "desde el lunes".
    private boolean isSince(int at) {
        return MomentWords.PAST.contains(norm(at - 2)) && MomentWords.BETWEEN.contains(norm(at - 1));
    }

    /// "end of the week", "Ende nächster Woche", "fin de la semaine", "final de semana".
    private @Nullable Hit<Day> endOfWeek(int at) {
        String word = norm(at);
        if (MomentWords.WEEKENDS.contains(word)) {
            return new Hit<>(new Day.Weekend(), at + 1);
        }
        if (!MomentWords.END.contains(word)) {
            return null;
        }
        boolean next = false;
        for (int i = at + 1; i <= at + 4; i++) {
            next |= MomentWords.NEXT.contains(norm(i));
            if (MomentWords.WEEKS.contains(norm(i))) {
                next |= norm(i + 1).startsWith("prochain");
                return new Hit<>(new Day.EndOfWeek(next), norm(i + 1).startsWith("prochain") ? i + 2 : i + 1);
            }
        }
        return null;
    }

    /// `2026-12-03`, `03.12.`, `3/12/2026`, `3 December`, `December 3rd`, `3 de diciembre de 2026`.
    private @Nullable Hit<Day> calendar(int at) {
        if (!beginsWithDigit(at)) {
            return monthThenDay(at);
        }
        Token token = tokens.get(at);
        Matcher iso = matching(ISO, '-', token.text());
        if (iso != null) {
            return new Hit<>(day(number(iso, 3), number(iso, 2), number(iso, 1)), at + 1);
        }
        Matcher slashed = matching(SLASHED, '/', token.text());
        if (slashed != null) {
            int first = number(slashed, 1);
            int second = number(slashed, 2);
            boolean american = second > NOON || (monthFirst && first <= NOON);
            return valid(american ? second : first, american ? first : second, year(slashed.group(3)), at + 1);
        }
        Matcher dotted = matching(DOTTED, '.', token.text());
        boolean dot = norm(at + 1).equals(".")
                && at + 1 < tokens.size()
                && tokens.get(at + 1).start() == token.end();
        if (dotted != null && (dotted.group(3) != null || dot)) {
            return valid(
                    number(dotted, 1),
                    number(dotted, 2),
                    year(dotted.group(3)),
                    dotted.group(3) == null ? at + 2 : at + 1);
        }
        return named(at);
    }

    /// The match of a whole text, null where there is none; without the mark there cannot be one.
    private static @Nullable Matcher matching(Pattern pattern, char mark, String text) {
        if (text.indexOf(mark) < 0) {
            return null;
        }
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? matcher : null;
    }

    private boolean beginsWithDigit(int at) {
        return Character.isDigit(tokens.get(at).text().charAt(0));
    }

    private @Nullable Hit<Day> monthThenDay(int at) {
        Integer month = MomentWords.month(norm(at));
        if (month == null || !Character.isUpperCase(tokens.get(at).text().charAt(0))) {
            return null;
        }
        Matcher day = ORDINAL.matcher(norm(at + 1));
        return day.matches() ? withYear(number(day, 1), month, at + 2) : null;
    }

    private @Nullable Hit<Day> named(int at) {
        Matcher day = ORDINAL.matcher(norm(at));
        if (!day.matches()) {
            return null;
        }
        int next = at + 1;
        while (next <= at + 2 && BEFORE_A_MONTH.contains(norm(next))) {
            next++;
        }
        Integer named = MomentWords.month(norm(next));
        return named == null ? null : withYear(number(day, 1), named, next + 1);
    }

    private @Nullable Hit<Day> withYear(int day, int month, int next) {
        int year = BEFORE_A_YEAR.contains(norm(next)) ? next + 1 : next;
        return YEAR.matcher(norm(year)).matches()
                ? valid(day, month, Integer.valueOf(norm(year)), year + 1)
                : valid(day, month, null, next);
    }

    private static @Nullable Hit<Day> valid(int day, int month, @Nullable Integer year, int next) {
        boolean possible = day >= 1 && day <= 31 && month >= 1 && month <= 12;
        return possible ? new Hit<>(new Day.Calendar(day, month, year, false), next) : null;
    }

    private static Day day(int day, int month, int year) {
        return new Day.Calendar(day, month, year, false);
    }

    private static @Nullable Integer year(@Nullable String digits) {
        if (digits == null) {
            return null;
        }
        int year = Integer.parseInt(digits);
        return year < 100 ? CENTURY + year : year;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /// The time that goes with a day: "Friday at 14:00", "morgen früh", "demain à 9h".
    private @Nullable Hit<LocalTime> timeBeside(Hit<Day> day) {
        int at = day.next();
        if (norm(at - 1).equals("tonight")) {
            Hit<LocalTime> clock = joined(at);
            return clock == null ? new Hit<>(LocalTime.of(20, 0), at) : clock;
        }
        Hit<LocalTime> part = MomentWords.partOfADay(tokens, at);
        if (part == null && BEFORE_A_PART.contains(norm(at))) {
            part = MomentWords.partOfADay(tokens, at + 1);
        }
        if (part != null) {
            // "tomorrow morning at 8": the clock is more precise.
            Hit<LocalTime> clock = joined(part.next());
            return clock == null ? part : clock;
        }
        return joined(at);
    }

    private @Nullable Hit<LocalTime> joined(int at) {
        Hit<LocalTime> time = time(at);
        for (int skip = 1; time == null && skip <= 2 && MomentWords.JOINING.contains(norm(at + skip - 1)); skip++) {
            time = time(at + skip);
        }
        return time;
    }

    private @Nullable Hit<LocalTime> time(int at) {
        if (at >= tokens.size()) {
            return null;
        }
        Hit<LocalTime> part = MomentWords.part(tokens, at);
        if (part != null) {
            return part;
        }
        Token token = tokens.get(at);
        if (token.kind() != Kind.TIME && token.kind() != Kind.NUMBER) {
            return null;
        }
        Matcher clock = CLOCK.matcher(token.text());
        if (!clock.matches()) {
            return null;
        }
        String half = clock.group(3);
        int next = at + 1;
        if (half == null && (norm(next).equals("am") || norm(next).equals("pm"))) {
            half = norm(next);
            next++;
        }
        boolean named = MomentWords.OCLOCK.contains(norm(next));
        next += named ? 1 : 0;
        Hit<Boolean> partOfDay = MomentWords.behindAClock(tokens, next);
        boolean said = token.kind() == Kind.TIME || named || half != null || isAtLas(at);
        int hour = number(clock, 1);
        int minute = clock.group(2) == null ? 0 : number(clock, 2);
        if (half != null) {
            hour = hour % NOON + (half.equalsIgnoreCase("pm") ? NOON : 0);
        } else if (partOfDay != null) {
            hour += partOfDay.value() && hour < NOON ? NOON : 0;
            next = partOfDay.next();
        }
        return said && hour < 24 && minute < 60 ? new Hit<>(LocalTime.of(hour, minute), next) : null;
    }

    /// "a las 9".
    private boolean isAtLas(int at) {
        return norm(at - 1).equals("las") && tokens.get(at).text().length() <= 2;
    }

    private boolean isDeadline(int at) {
        for (int i = at - 1; i >= Math.max(0, at - LOOK_BACK); i--) {
            if (MomentWords.UNTIL.contains(norm(i))) {
                return true;
            }
            boolean goesOn = MomentWords.BETWEEN.contains(norm(i)) || norm(i).equals(":");
            if (!goesOn) {
                return false;
            }
        }
        return false;
    }

    /// "today by 14:00".
    private boolean says(int from, int to) {
        for (int i = from; i < to; i++) {
            if (MomentWords.UNTIL.contains(norm(i))) {
                return true;
            }
        }
        return false;
    }

    /// "Friday at the latest", "vendredi au plus tard".
    private boolean isLatest(int at) {
        String words = norm(at) + " " + norm(at + 1) + " " + norm(at + 2);
        return words.startsWith("at the latest")
                || words.startsWith("au plus tard")
                || words.startsWith("latest")
                || words.startsWith("spatestens")
                || words.startsWith("como muy tarde")
                || words.startsWith("a mas tardar");
    }
}
