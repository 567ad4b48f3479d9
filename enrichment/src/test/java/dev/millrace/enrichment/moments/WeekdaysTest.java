package dev.millrace.enrichment.moments;

import static dev.millrace.enrichment.moments.Written.only;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Weekdays with more behind them. All messages are written on Thursday, 26 November 2026, 10:30 in Berlin.
class WeekdaysTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bis Dienstag, den 8. Dezember               | until 2026-12-08
            bis Dienstag, 08.12.2026                    | until 2026-12-08
            bis Dienstag (8. Dez.) wäre gut             | until 2026-12-08
            bis Dienstag, den 8. Dezember, 14 Uhr       | until 2026-12-08T14:00+01:00
            bis Mittwoch, 9. Dez. 14 Uhr                | until 2026-12-09T14:00+01:00
            by Tuesday, December 8                      | until 2026-12-08
            by Tuesday 8 December 9:30                  | until 2026-12-08T09:30+01:00
            by Tuesday, Dec. 8 please                   | until 2026-12-08
            by Tuesday the 8th of December              | until 2026-12-08
            since Friday, November 13                   | 2026-11-13
            antes del martes 8 de diciembre             | until 2026-12-08
            avant le mardi 8 décembre                   | until 2026-12-08
            Il me faut le badge avant le mardi 8 décembre. | until 2026-12-08
            """)
    void shouldGoByTheDateBehindAWeekday(String text, String moment) {
        assertThat(only(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            by Monday week                              | until 2026-12-07
            bis Montag in einer Woche                   | until 2026-12-07
            on Monday in a week                         | 2026-12-07
            lundi dans une semaine                      | 2026-12-07
            """)
    void shouldPutAWeekdayOffByAWeek(String text, String moment) {
        assertThat(only(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            by Dec. 8                                   | until 2026-12-08
            bis 8. Dez. 14 Uhr                          | until 2026-12-08T14:00+01:00
            bis 8. Dez.                                 | until 2026-12-08
            """)
    void shouldReadMonthsThatAreShortened(String text, String moment) {
        assertThat(only(text)).isEqualTo(moment);
    }
}
