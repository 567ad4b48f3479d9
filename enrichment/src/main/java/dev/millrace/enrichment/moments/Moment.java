package dev.millrace.enrichment.moments;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
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
public record Moment(
        int start,
        int end,
        Day day,
        @Nullable LocalTime time,
        @Nullable Duration after,
        boolean deadline) {
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
        LocalTime at = time == null ? END_OF_WORK : time;
        return date(written).map(date -> date.atTime(at).atZone(written.getZone()));
    }

    private Optional<LocalDate> date(ZonedDateTime written) {
        LocalTime at = time == null ? END_OF_WORK : time;
        boolean timeLeft = written.toLocalTime().isBefore(at)
                // "It stopped at 9:15" is today; only what is still to be done can mean tomorrow.
                || (day instanceof Day.Unsaid && !deadline);
        return day.on(written.toLocalDate(), timeLeft);
    }
}
