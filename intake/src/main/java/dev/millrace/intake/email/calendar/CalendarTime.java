package dev.millrace.intake.email.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A day or a time in a calendar, for people: in the zone that the calendar names, which they know (RFC 5545, sections
/// 3.3.4 and 3.3.5).
///
/// @param clock hours and minutes; empty where a whole day is meant
/// @param zone with a blank before it; empty where none is named
record CalendarTime(LocalDate day, String clock, String zone) {
    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)(?:T([01]\\d|2[0-3])([0-5]\\d)\\d\\d(Z?))?");

    /// From when to when; empty where neither is there, or can be read.
    static String words(@Nullable ContentLine start, @Nullable ContentLine end) {
        CalendarTime from = start == null ? null : of(start);
        CalendarTime to = end == null ? null : of(end);
        if (from == null) {
            return to == null ? "" : to.words();
        }
        return to == null ? from.words() : from.until(to);
    }

    private static @Nullable CalendarTime of(ContentLine line) {
        Matcher read = WRITTEN.matcher(line.word());
        if (!read.matches()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.of(
                    Integer.parseInt(read.group(1)), Integer.parseInt(read.group(2)), Integer.parseInt(read.group(3)));
            if (read.group(4) == null) {
                return new CalendarTime(day, "", "");
            }
            String named = line.parameters().get("TZID");
            String zone = !read.group(6).isEmpty() ? " UTC" : named == null ? "" : " (" + named + ")";
            return new CalendarTime(day, read.group(4) + ":" + read.group(5), zone);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private String until(CalendarTime end) {
        if (clock.isEmpty() && end.clock.isEmpty()) {
            // A day ends where the next begins (section 3.6.1).
            LocalDate last = end.day.minusDays(1);
            return last.isAfter(day) ? day + " – " + last : words();
        }
        return day.equals(end.day) && zone.equals(end.zone) && !clock.isEmpty() && !end.clock.isEmpty()
                ? day + " " + clock + " – " + end.clock + zone
                : words() + " – " + end.words();
    }

    private String words() {
        return day + (clock.isEmpty() ? "" : " " + clock) + zone;
    }
}
