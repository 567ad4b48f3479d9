package dev.millrace.enrichment.moments;

import static dev.millrace.enrichment.moments.Written.WRITTEN;
import static dev.millrace.enrichment.moments.Written.moments;
import static dev.millrace.enrichment.moments.Written.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// All messages are written on Thursday, 26 November 2026, 10:30 in Berlin, unless a test says otherwise.
class TimesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            by 15:00                                    | until 2026-11-26T15:00+01:00
            until 3pm                                   | until 2026-11-26T15:00+01:00
            by 3 pm                                     | until 2026-11-26T15:00+01:00
            by 9am                                      | until 2026-11-27T09:00+01:00
            it stopped at 9:15                          | 2026-11-26T09:15+01:00
            by noon                                     | until 2026-11-26T12:00+01:00
            by tomorrow noon                            | until 2026-11-27T12:00+01:00
            tomorrow morning                            | 2026-11-27T09:00+01:00
            tomorrow morning at 8:00                    | 2026-11-27T08:00+01:00
            tomorrow at 14:00                           | 2026-11-27T14:00+01:00
            by Friday, 14:00                            | until 2026-11-27T14:00+01:00
            Friday 14:00 at the latest                  | until 2026-11-27T14:00+01:00
            14:00 on Friday                             | 2026-11-27T14:00+01:00
            noon on Monday                              | 2026-11-30T12:00+01:00
            this afternoon                              | 2026-11-26T15:00+01:00
            tonight                                     | 2026-11-26T20:00+01:00
            by end of day                               | until 2026-11-26T17:00+01:00
            by EOD tomorrow                             | until 2026-11-27T17:00+01:00
            no later than 16:30                         | until 2026-11-26T16:30+01:00
            by Thursday 9:00                            | until 2026-12-03T09:00+01:00
            today by 14:00                              | until 2026-11-26T14:00+01:00
            by Thursday 15:00                           | until 2026-11-26T15:00+01:00
            it worked until 10:00                       | 2026-11-26T10:00+01:00
            it was fine until 10:00                     | 2026-11-26T10:00+01:00
            I need it until 10:00                       | until 2026-11-27T10:00+01:00
            """)
    void shouldFindTimesInEnglish(String text, String moment) {
        assertThat(only(text)).isEqualTo(moment);
    }

    @Test
    void shouldKeepTheClockTimeOverTheChangeToSummerTime() {
        ZonedDateTime saturday = ZonedDateTime.parse("2027-03-27T20:00:00+01:00[Europe/Berlin]");

        assertThat(moments("by tomorrow 9:00", false, saturday)).containsExactly("until 2027-03-28T09:00+02:00");
    }

    @Test
    void shouldMeanNextWeeksDayOnceTheWorkingDayIsOver() {
        ZonedDateTime thursdayEvening = WRITTEN.withHour(19);

        assertThat(moments("by Thursday", false, thursdayEvening)).containsExactly("until 2026-12-03");
        assertThat(moments("by 16:00", false, thursdayEvening)).containsExactly("until 2026-11-27T16:00+01:00");
    }
}
