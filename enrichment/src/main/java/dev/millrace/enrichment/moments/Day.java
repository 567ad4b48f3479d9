package dev.millrace.enrichment.moments;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A day as it is said.
sealed interface Day {
    /// What was to be done so many days ago may still be spoken of; what lies longer back is next year's.
    int OVERDUE = 30;

    /// A 29 February is at most so many years ahead.
    int LEAP = 8;

    /// A day in so many days: 0 is today.
    record In(int days) implements Day {}

    /// A day of the week.
    record Weekday(DayOfWeek day, Which which) implements Day {}

    /// Which of the weeks.
    enum Which {
        /// The coming one, today included while there is time left.
        COMING,
        /// That of the next calendar week.
        NEXT_WEEK,
        /// A week after the coming one.
        WEEK_LATER,
        /// The one just past.
        PAST
    }

    /// The last working day of this week, or of the next.
    record EndOfWeek(boolean next) implements Day {}

    /// The last working day before the weekend; to somebody who writes on one, its Sunday.
    record Weekend() implements Day {}

    /// A day of the calendar, perhaps without its year.
    ///
    /// @param isAhead whether it is to come, or has just been missed
    record Calendar(int day, int month, @Nullable Integer year, boolean isAhead) implements Day {
        /// The same where it is to come.
        Calendar ahead() {
            return new Calendar(day, month, year, true);
        }
    }

    /// No day is said, only a time.
    record Unsaid() implements Day {}

    /// The day meant by somebody who writes on that day.
    ///
    /// @param timeLeft whether the time that goes with it, if any, is still ahead on the day of writing
    /// @return empty where the calendar has no such day
    default Optional<LocalDate> on(LocalDate written, boolean timeLeft) {
        return switch (this) {
            case In(int days) -> Optional.of(written.plusDays(days));
            case Weekday(DayOfWeek day, Which which) -> Optional.of(weekday(written, day, which, timeLeft));
            case EndOfWeek(boolean next) ->
                Optional.of(written.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY))
                        .plusWeeks(next && !isWeekend(written) ? 1 : 0));
            case Weekend() ->
                Optional.of(written.with(
                        TemporalAdjusters.nextOrSame(isWeekend(written) ? DayOfWeek.SUNDAY : DayOfWeek.FRIDAY)));
            case Calendar calendar -> calendar(written, calendar);
            case Unsaid() -> Optional.of(timeLeft ? written : written.plusDays(1));
        };
    }

    /// The week that matters then is the one that begins.
    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    }

    private static LocalDate weekday(LocalDate written, DayOfWeek day, Which which, boolean timeLeft) {
        return switch (which) {
            case COMING -> written.with(timeLeft ? TemporalAdjusters.nextOrSame(day) : TemporalAdjusters.next(day));
            case WEEK_LATER -> weekday(written, day, Which.COMING, timeLeft).plusWeeks(1);
            case NEXT_WEEK ->
                written.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(TemporalAdjusters.nextOrSame(day));
            case PAST -> written.with(TemporalAdjusters.previous(day));
        };
    }

    /// Without a year the one that lies nearest; where it is to come, none that is long past.
    private static Optional<LocalDate> calendar(LocalDate written, Calendar said) {
        if (said.year() != null) {
            return date(said.year(), said.month(), said.day());
        }
        return IntStream.rangeClosed(-1, LEAP)
                .mapToObj(years -> date(written.getYear() + years, said.month(), said.day()))
                .flatMap(Optional::stream)
                .filter(date -> !said.isAhead() || !date.isBefore(written.minusDays(OVERDUE)))
                .min(Comparator.comparingLong(date -> Math.abs(ChronoUnit.DAYS.between(written, date))));
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, Month.of(month), day));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
