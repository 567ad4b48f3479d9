package dev.millrace.enrichment.moments;

import static dev.millrace.enrichment.moments.Written.only;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// All messages are written on Thursday, 26 November 2026, 10:30 in Berlin, unless a test says otherwise.
class SpansTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            in two hours                                | 2026-11-26T12:30+01:00
            within the hour                             | until 2026-11-26T11:30+01:00
            within the next 30 minutes                  | until 2026-11-26T11:00+01:00
            in half an hour                             | 2026-11-26T11:00+01:00
            in an hour                                  | 2026-11-26T11:30+01:00
            I need it within two hours                  | until 2026-11-26T12:30+01:00
            please call me within the next 30 minutes   | until 2026-11-26T11:00+01:00
            it must be up again within 2 hours          | until 2026-11-26T12:30+01:00
            can you do it within an hour?               | until 2026-11-26T11:30+01:00
            within two hours, please                    | until 2026-11-26T12:30+01:00
            Fix it within two hours                     | until 2026-11-26T12:30+01:00
            the VPN drops within 5 minutes every time   | 2026-11-26T10:35+01:00
            the screen locks within one minute          | 2026-11-26T10:31+01:00
            he answered within two hours, thanks!       | 2026-11-26T12:30+01:00
            Since the update my VPN drops within 5 minutes, please look into it. | 2026-11-26T10:35+01:00
            it has dropped within 5 minutes             | 2026-11-26T10:35+01:00
            """)
    void shouldFindHowLongAfterTheMessage(String text, String moment) {
        assertThat(only(text)).isEqualTo(moment);
    }
}
