package dev.millrace.remediation.brake;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.zone.ZoneOffsetTransition;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Hours that come again each week, such as `SUN 02:00-04:00 Europe/Berlin`, `MON-FRI 22:00-06:00 UTC` or
/// `DAILY 00:00-24:00 Europe/Paris`, by the clocks of the place: from the first time that they show the beginning to
/// the last time that they show the end, which are two where clocks are set back. A time that clocks set forward
/// leave out is the moment at which they do.
///
/// @param days on which they begin
/// @param from when they begin
/// @param until when they end, on the day after where that is not later than when they begin
public record Weekly(Set<DayOfWeek> days, LocalTime from, LocalTime until, ZoneId zone) {
    private static final Pattern FORM =
            Pattern.compile("(\\S+) +(\\d{2}:\\d{2})-(\\d{2}:\\d{2}) +(\\S+)", Pattern.CASE_INSENSITIVE);
    private static final String FORM_IN_WORDS = "such as 'SUN 02:00-04:00 Europe/Berlin' or 'MON-FRI 22:00-06:00 UTC'";

    public Weekly {
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    /// Reads hours.
    ///
    /// @throws IllegalArgumentException saying what is wrong with them
    public static Weekly valueOf(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("expected hours %s, not '%s'".formatted(FORM_IN_WORDS, text));
        }
        return new Weekly(days(parts.group(1)), time(parts.group(2)), time(parts.group(3)), zone(parts.group(4)));
    }

    /// When they hold within a span of time, in order; the first may have begun before it, the last end after it.
    List<Span> within(Span wanted) {
        LocalDate first = wanted.from().atZone(zone).toLocalDate().minusDays(1);
        LocalDate last = wanted.until().atZone(zone).toLocalDate();
        return first.datesUntil(last.plusDays(1))
                .filter(date -> days.contains(date.getDayOfWeek()))
                .map(this::on)
                .filter(span -> span.from().isBefore(span.until()) && span.meets(wanted))
                .toList();
    }

    private Span on(LocalDate date) {
        LocalDate end = until.isAfter(from) ? date : date.plusDays(1);
        return new Span(moment(date.atTime(from), true), moment(end.atTime(until), false));
    }

    private Instant moment(LocalDateTime time, boolean first) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = zone.getRules().getTransition(time);
            return gap.getInstant();
        }
        return time.toInstant(first ? offsets.getFirst() : offsets.getLast());
    }

    private static Set<DayOfWeek> days(String text) {
        if (text.equalsIgnoreCase("DAILY")) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",", -1)) {
            String[] ends = part.split("-", -1);
            if (ends.length > 2) {
                throw noDay(part);
            }
            DayOfWeek day = day(ends[0]);
            DayOfWeek end = day(ends[ends.length - 1]);
            for (; day != end; day = day.plus(1)) {
                days.add(day);
            }
            days.add(end);
        }
        return days;
    }

    private static DayOfWeek day(String text) {
        String wanted = text.toUpperCase(Locale.ROOT);
        return Stream.of(DayOfWeek.values())
                .filter(day -> day.name().substring(0, 3).equals(wanted))
                .findFirst()
                .orElseThrow(() -> noDay(text));
    }

    private static IllegalArgumentException noDay(String text) {
        return new IllegalArgumentException(
                "expected DAILY or days such as SUN, MON-FRI or SAT,SUN, not '%s'".formatted(text));
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text.equals("24:00") ? "00:00" : text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("expected a time from 00:00 to 24:00, not '%s'".formatted(text), e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "expected a time zone such as Europe/Berlin, not '%s'".formatted(text), e);
        }
    }
}
