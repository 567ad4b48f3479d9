package dev.millrace.enrichment.moments;

import static dev.millrace.enrichment.moments.Written.WRITTEN;
import static dev.millrace.enrichment.moments.Written.moments;
import static dev.millrace.enrichment.moments.Written.only;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Times as they are spoken. All messages are written on Thursday, 26 November 2026, 10:30 in Berlin.
class SpokenTimesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            by half past two                            | until 2026-11-26T14:30+01:00
            by quarter to three                         | until 2026-11-26T14:45+01:00
            by a quarter past 4                         | until 2026-11-26T16:15+01:00
            by three o'clock                            | until 2026-11-26T15:00+01:00
            by half past two in the afternoon           | until 2026-11-26T14:30+01:00
            it stopped at half past nine                | 2026-11-26T09:30+01:00
            bis halb drei                               | until 2026-11-26T14:30+01:00
            bis halb eins                               | until 2026-11-26T12:30+01:00
            bis Viertel vor zwölf                       | until 2026-11-26T11:45+01:00
            bis Viertel nach vier                       | until 2026-11-26T16:15+01:00
            bis drei Uhr                                | until 2026-11-26T15:00+01:00
            please answer within seven hours            | until 2026-11-26T17:30+01:00
            """)
    void shouldReadTimesInWords(String text, String moment) {
        assertThat(only(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            by 4 o'clock                                | until 2026-11-26T16:00+01:00
            by 4 o'clock this afternoon                 | until 2026-11-26T16:00+01:00
            by 4 o'clock in the morning                 | until 2026-11-27T04:00+01:00
            by 1:30                                     | until 2026-11-26T13:30+01:00
            by 01:30                                    | until 2026-11-27T01:30+01:00
            by 4am                                      | until 2026-11-27T04:00+01:00
            by 4 p.m. please                            | until 2026-11-26T16:00+01:00
            by 4 a.m.                                   | until 2026-11-27T04:00+01:00
            bis 4 Uhr                                   | until 2026-11-26T16:00+01:00
            bis 4 Uhr früh                              | until 2026-11-27T04:00+01:00
            bis 4 Uhr heute Nachmittag                  | until 2026-11-26T16:00+01:00
            by 14:00 UTC                                | until 2026-11-26T15:00+01:00
            tomorrow at 9:00 GMT                        | 2026-11-27T10:00+01:00
            """)
    void shouldTellTheHalfOfTheDay(String text, String moment) {
        assertThat(only(text)).isEqualTo(moment);
    }

    @Test
    void shouldMeanTheEarlyHourToWhoWritesAtNight() {
        assertThat(moments("by 4 o'clock", false, WRITTEN.withHour(22)))
                .containsExactly("until 2026-11-27T04:00+01:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"half of the team", "the quarter to come", "nur halb voll", "three of us", "zwei Drucker"})
    void shouldFindNoTimeIn(String text) {
        assertThat(moments(text, false, WRITTEN)).isEmpty();
    }
}
