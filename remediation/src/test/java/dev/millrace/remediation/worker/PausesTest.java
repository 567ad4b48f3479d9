package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PausesTest {
    private final Pauses pauses = new Pauses(Duration.ofMillis(200), Duration.ofSeconds(5));

    @RepeatedTest(100)
    void shouldEndSoonAfterAFreezeHoweverLongThatIs() {
        Duration freeze = Duration.ofDays(9);
        assertThat(pauses.next(0, freeze)).isBetween(freeze, freeze.plusMinutes(1));
    }

    @RepeatedTest(100)
    void shouldSpreadShortPausesByAQuarter() {
        assertThat(pauses.next(1, Duration.ZERO)).isBetween(Duration.ofMillis(400), Duration.ofMillis(500));
    }

    @Test
    void shouldGrowNoLongerThanTheLongest() {
        assertThat(pauses.next(1_000, Duration.ZERO)).isBetween(Duration.ofSeconds(5), Duration.ofMillis(6_250));
    }
}
