package dev.millrace.enrichment.moments;

import static dev.millrace.enrichment.moments.Written.WRITTEN;
import static dev.millrace.enrichment.moments.Written.moments;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// All messages are written on Thursday, 26 November 2026, 10:30 in Berlin, unless a test says otherwise.
class CalendarDaysTest {
    @Test
    void shouldReadTheMonthFirstWherePeopleWriteItFirst() {
        assertThat(moments("by 03/12 or 13/12", true, WRITTEN)).containsExactly("until 2027-03-12", "2026-12-13");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2027-01-10 | please by 15 August          | until 2027-08-15
            2027-01-10 | she starts on 1 August       | 2027-08-01
            2027-01-10 | since 15 August              | 2026-08-15
            2027-01-10 | broken since 20 December     | 2026-12-20
            2026-11-26 | by 26 November               | until 2026-11-26
            2026-11-26 | by 25 November               | until 2026-11-25
            2026-11-26 | bis 29. Februar              | until 2028-02-29
            """)
    void shouldMeanNoDayLongPastByADeadlineWithoutAYear(String written, String text, String moment) {
        assertThat(moments(text, false, WRITTEN.with(LocalDate.parse(written)))).containsExactly(moment);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            we need it by December. 3 people cannot work | -03
            bis Juli. 4 Leute warten                     | -04
            in March. 20 users were cut off              | -20
            """)
    void shouldTakeNoNumberOfTheNextSentenceForADay(String text, String day) {
        assertThat(moments(text, false, WRITTEN)).noneMatch(moment -> moment.contains(day));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            by Dec. 3            | until 2026-12-03
            bis 2. Dez. 14 Uhr   | until 2026-12-02T14:00
            before December 3    | until 2026-12-03
            """)
    void shouldReadShortenedMonths(String text, String moment) {
        assertThat(moments(text, false, WRITTEN)).first().asString().startsWith(moment);
    }

    @Test
    void shouldSayWhereTheCalendarHasNoSuchDay() {
        assertThat(moments("by 31.02.2027", false, WRITTEN)).containsExactly("until no such day");
    }
}
