package dev.millrace.enrichment.moments;

import static dev.millrace.enrichment.moments.Written.WRITTEN;
import static dev.millrace.enrichment.moments.Written.moments;
import static dev.millrace.enrichment.moments.Written.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// All messages are written on Thursday, 26 November 2026, 10:30 in Berlin, unless a test says otherwise.
class DaysTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I need it today                             | 2026-11-26
            it works again since yesterday              | 2026-11-25
            can you do it tomorrow                      | 2026-11-27
            the day after tomorrow is fine              | 2026-11-28
            by Friday please                            | until 2026-11-27
            until Monday                                | until 2026-11-30
            before Thursday                             | until 2026-11-26
            next Monday                                 | 2026-11-30
            next Friday                                 | 2026-12-04
            this Friday                                 | 2026-11-27
            the coming Wednesday                        | 2026-12-02
            last Monday it still worked                 | 2026-11-23
            since Tuesday                               | 2026-11-24
            by the end of the week                      | until 2026-11-27
            by the end of next week                     | until 2026-12-04
            deadline: 3 December                        | until 2026-12-03
            on December 3rd, 2027                       | 2027-12-03
            on Dec 3                                    | 2026-12-03
            on the 3rd of January                       | 2027-01-03
            since 12 November                           | 2026-11-12
            by 2026-12-24                               | until 2026-12-24
            due 24/12/2026                              | until 2026-12-24
            by 03/12                                    | until 2026-12-03
            by 12/24                                    | until 2026-12-24
            I am away in 3 days                         | 2026-11-29T10:30+01:00
            until Tuesday it worked                     | 2026-11-24
            """)
    void shouldFindDaysInEnglish(String text, String moment) {
        assertThat(only(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-28 | by the end of the week      | until 2026-12-04
            2026-11-29 | by the end of the week      | until 2026-12-04
            2026-11-28 | by the end of next week     | until 2026-12-04
            2026-11-28 | am Wochenende               | 2026-11-29
            2026-11-29 | am Wochenende               | 2026-11-29
            2026-11-27 | by the end of the week      | until 2026-11-27
            2026-11-27 | bis zum Wochenende          | until 2026-11-27
            2026-11-23 | by the end of next week     | until 2026-12-04
            """)
    void shouldMeanNoDayPastByTheEndOfTheWeek(String written, String text, String moment) {
        assertThat(moments(text, false, WRITTEN.with(LocalDate.parse(written)))).containsExactly(moment);
    }
}
