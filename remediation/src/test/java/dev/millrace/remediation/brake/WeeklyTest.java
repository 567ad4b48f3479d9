package dev.millrace.remediation.brake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeeklyTest {
    private static final String BERLIN = "SUN 02:00-04:00 Europe/Berlin";

    /// In Berlin clocks went from 02:00 to 03:00 on 29 March 2026, and go from 03:00 to 02:00 on 25 October.
    @ParameterizedTest
    @CsvSource({
        // Winter and summer.
        "SUN 02:00-04:00 Europe/Berlin, 2026-11-22T01:00:00Z, 2026-11-22T03:00:00Z",
        "SUN 02:00-04:00 Europe/Berlin, 2026-07-05T00:00:00Z, 2026-07-05T02:00:00Z",
        // The hour that is left out, and hours that begin or end within it.
        "SUN 02:00-04:00 Europe/Berlin, 2026-03-29T01:00:00Z, 2026-03-29T02:00:00Z",
        "SUN 02:15-03:15 Europe/Berlin, 2026-03-29T01:00:00Z, 2026-03-29T01:15:00Z",
        "SUN 01:00-02:30 Europe/Berlin, 2026-03-29T00:00:00Z, 2026-03-29T01:00:00Z",
        // The hour that comes twice, and hours that begin or end within it.
        "SUN 02:00-04:00 Europe/Berlin, 2026-10-25T00:00:00Z, 2026-10-25T03:00:00Z",
        "SUN 02:30-02:45 Europe/Berlin, 2026-10-25T00:30:00Z, 2026-10-25T01:45:00Z",
        "SUN 01:00-02:30 Europe/Berlin, 2026-10-24T23:00:00Z, 2026-10-25T01:30:00Z",
        // Over midnight, into the day on which clocks are set; whole days.
        "SAT 22:00-04:00 Europe/Berlin, 2026-03-28T21:00:00Z, 2026-03-29T02:00:00Z",
        "SAT 22:00-04:00 Europe/Berlin, 2026-10-24T20:00:00Z, 2026-10-25T03:00:00Z",
        "SUN 00:00-24:00 Europe/Berlin, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        "sun 00:00-24:00 Europe/Berlin, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
        // Where midnight itself is left out, and half an hour.
        "SUN 00:00-01:30 America/Santiago, 2026-09-06T04:00:00Z, 2026-09-06T04:30:00Z",
        "SUN 01:45-02:45 Australia/Lord_Howe, 2026-10-03T15:15:00Z, 2026-10-03T15:45:00Z",
    })
    void shouldHoldByTheClocksOfThePlace(String hours, Instant from, Instant until) {
        Weekly weekly = Weekly.valueOf(hours);
        Span wanted = new Span(from, until);
        assertThat(weekly.within(wanted)).containsExactly(wanted);
        assertThat(weekly.within(new Span(from.minusMillis(1), from))).isEmpty();
        assertThat(weekly.within(new Span(until, until.plusMillis(1)))).isEmpty();
        assertThat(weekly.within(new Span(until.minusMillis(1), until))).containsExactly(wanted);
    }

    @Test
    void shouldNotHoldWhereAllOfItIsLeftOut() {
        Span day = span("2026-03-28T00:00:00Z", "2026-03-30T00:00:00Z");
        assertThat(Weekly.valueOf("SUN 02:15-02:45 Europe/Berlin").within(day)).isEmpty();
    }

    @Test
    void shouldComeAgainEachWeek() {
        assertThat(Weekly.valueOf(BERLIN).within(span("2026-10-17T00:00:00Z", "2026-11-02T00:00:00Z")))
                .containsExactly(
                        span("2026-10-18T00:00:00Z", "2026-10-18T02:00:00Z"),
                        span("2026-10-25T00:00:00Z", "2026-10-25T03:00:00Z"),
                        span("2026-11-01T01:00:00Z", "2026-11-01T03:00:00Z"));
    }

    @Test
    void shouldBeginOnEachOfItsDays() {
        assertThat(Weekly.valueOf("SAT-MON 02:00-04:00 UTC").days())
                .containsExactly(DayOfWeek.MONDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(Weekly.valueOf("TUE,FRI 02:00-04:00 UTC").days())
                .containsExactly(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY);
        assertThat(Weekly.valueOf("DAILY 02:00-04:00 UTC").days()).hasSize(7);
        assertThat(Weekly.valueOf("DAILY 22:00-02:00 UTC").within(span("2026-11-26T00:00:00Z", "2026-11-27T00:00:00Z")))
                .isEqualTo(List.of(
                        span("2026-11-25T22:00:00Z", "2026-11-26T02:00:00Z"),
                        span("2026-11-26T22:00:00Z", "2026-11-27T02:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SUN 2-4 Europe/Berlin|expected hours such as 'SUN 02:00-04:00 Europe/Berlin'",
                "SUN 02:00-04:00|expected hours such as",
                "SUNDAY 02:00-04:00 UTC|not 'SUNDAY'",
                "SO 02:00-04:00 UTC|not 'SO'",
                "MON-WED-FRI 02:00-04:00 UTC|not 'MON-WED-FRI'",
                "MON, 02:00-04:00 UTC|not ''",
                "SUN 02:00-25:00 UTC|expected a time from 00:00 to 24:00, not '25:00'",
                "SUN 02:00-04:00 Europe/Bonn|expected a time zone such as Europe/Berlin, not 'Europe/Bonn'",
            })
    void shouldSayWhatIsWrongWithHours(String text, String complaint) {
        assertThatThrownBy(() -> Weekly.valueOf(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }

    private static Span span(String from, String until) {
        return new Span(Instant.parse(from), Instant.parse(until));
    }
}
