package dev.millrace.enrichment.moments;

import dev.millrace.enrichment.moments.MomentWords.Hit;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.WordList;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds days, times and deadlines.
public final class Moments {
    private static final int MOST = 20;
    /// The zone behind a time: "15:00 UTC". Other names of zones mean different ones to different people.
    private static final WordList UNIVERSAL = WordList.of("utc", "gmt");

    private final Tokens tokens;
    private final boolean monthFirst;

    private Moments(Tokens tokens, boolean monthFirst) {
        this.tokens = tokens;
        this.monthFirst = monthFirst;
    }

    /// Every moment, in the order of the text.
    ///
    /// @param monthFirst whether 03/12 is the twelfth of March
    public static List<Moment> in(List<Token> tokens, boolean monthFirst) {
        return new Moments(new Tokens(tokens), monthFirst).all();
    }

    /// Whether a word that could be "tomorrow" is the morning: "guten Morgen", "esta mañana", "de la mañana".
    ///
    /// @param before the word before it, folded
    public static boolean isMorning(String before, String word) {
        return MomentWords.isMorning(before, word);
    }

    /// Whether a time tells how long somebody is there, which is no deadline.
    ///
    /// @param time index of its token
    public static boolean tellsPresence(List<Token> tokens, int time) {
        return new Clause(tokens, time, time + 1).isPresence();
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
        return token.speaks() && (Digits.begin(token.text()) || MomentWords.mayBegin(token.norm()));
    }

    private @Nullable Moment moment(int at) {
        Hit<Duration> span = Spans.at(tokens, at);
        if (span != null) {
            return after(at, span);
        }
        if (!Digits.begin(tokens.get(at).text()) && !MomentWords.mayBeginADay(tokens.norm(at))) {
            return null;
        }
        Hit<Day> day = Days.at(tokens, at, monthFirst);
        if (day != null) {
            Hit<LocalTime> time = Times.besideADay(tokens, day.next());
            return time == null
                    ? on(at, day.value(), null, day.next())
                    : on(at, day.value(), time.value(), time.next());
        }
        Hit<LocalTime> time = Times.at(tokens, at);
        if (time == null) {
            return null;
        }
        Hit<Day> later = Days.behindATime(tokens, time.next(), monthFirst);
        return later == null
                ? on(at, new Day.Unsaid(), time.value(), time.next())
                : on(at, later.value(), time.value(), later.next());
    }

    private Moment after(int at, Hit<Duration> span) {
        boolean wish = !Spans.tellsWhen(tokens.norm(at)) && new Clause(tokens.all(), at, span.next()).isWish();
        boolean deadline = wish || Deadlines.isBefore(tokens, at);
        return new Moment(
                tokens.get(at).start(), end(span.next()), new Day.Unsaid(), null, span.value(), deadline, false, null);
    }

    private Moment on(int at, Day said, @Nullable LocalTime time, int next) {
        boolean until = Deadlines.isSaid(tokens, at, next);
        Clause clause = new Clause(tokens.all(), at, next);
        boolean past = until && clause.isPast();
        boolean deadline = until && !past && !clause.isPresence();
        Day day = switch (said) {
            case Day.Calendar calendar when deadline || clause.isBeginning() -> calendar.ahead();
            case Day.Weekday(DayOfWeek name, Day.Which _) when past -> new Day.Weekday(name, Day.Which.PAST);
            case Day other -> other;
        };
        boolean halfOpen = time != null && Times.leavesHalfOpen(tokens, at, next);
        boolean universal = time != null && UNIVERSAL.contains(tokens.norm(next));
        return new Moment(
                tokens.get(at).start(),
                end(universal ? next + 1 : next),
                day,
                time,
                null,
                deadline,
                halfOpen && !universal,
                universal ? ZoneOffset.UTC : null);
    }

    private int end(int next) {
        return tokens.get(next - 1).end();
    }
}
