package dev.millrace.enrichment.moments;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A day or time that a text speaks of.
///
/// @param start offset of its first character
/// @param end offset after its last
/// @param day the day that is said
/// @param time the time that is said, if one is
/// @param after how long after the message, where that is how it is said; day and time then do not count
/// @param deadline whether something is to be done by then
/// @param halfOpen whether the time may be of either half of the day
/// @param zone of the time, where one is said
public record Moment(
        int start,
        int end,
        Day day,
        @Nullable LocalTime time,
        @Nullable Duration after,
        boolean deadline,
        boolean halfOpen,
        @Nullable ZoneId zone) {
    private static final int HALF_A_DAY = 12;
    /// "By 3 o'clock" is the afternoon to somebody who writes by day.
    private static final int DAY_BEGINS = 6;
    private static final int DAY_ENDS = 19;
    private static final int LATEST_AFTERNOON = 6;

    /// A deadline that names a day and no time ends with the working day.
    private static final LocalTime END_OF_WORK = LocalTime.of(17, 0);

    /// The day, as ISO 8601, with the time and the zone's offset where a time is said: `2026-11-27`,
    /// `2026-11-27T14:00+01:00`.
    ///
    /// @param written when the message was written, in the writer's zone
    /// @return empty where the calendar has no such day
    public Optional<String> value(ZonedDateTime written) {
        return time == null && after == null
                ? date(written).map(LocalDate::toString)
                : at(written).map(at -> at.toOffsetDateTime().toString());
    }

    /// The point in time; a day without a time counts until the end of work.
    public Optional<ZonedDateTime> at(ZonedDateTime written) {
        if (after != null) {
            return Optional.of(written.plus(after).withNano(0));
        }
        ZonedDateTime there = zone == null ? written : written.withZoneSameInstant(zone);
        LocalTime at = clock(there);
        return date(there).map(date -> date.atTime(at).atZone(there.getZone()).withZoneSameInstant(written.getZone()));
    }

    private LocalTime clock(ZonedDateTime written) {
        if (time == null) {
            return END_OF_WORK;
        }
        boolean byDay = written.getHour() >= DAY_BEGINS && written.getHour() < DAY_ENDS;
        boolean early = time.getHour() >= 1 && time.getHour() <= LATEST_AFTERNOON;
        boolean afternoon = halfOpen && deadline && byDay && early && day instanceof Day.Unsaid;
        return afternoon ? time.plusHours(HALF_A_DAY) : time;
    }

    private Optional<LocalDate> date(ZonedDateTime written) {
        LocalTime at = clock(written);
        boolean timeLeft = written.toLocalTime().isBefore(at)
                // "It stopped at 9:15" is today; only what is still to be done can mean tomorrow.
                || (day instanceof Day.Unsaid && !deadline);
        return day.on(written.toLocalDate(), timeLeft);
    }
}
