package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FalseAlarmsTest {
    private static final Duration AT_ONCE = Duration.ofMillis(5);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final FalseAlarms alarms = new FalseAlarms();

    @Test
    void shouldNotPauseWhereNothingWasTold() {
        assertThat(pauseAfter(false, LONG, false)).isZero();
        assertThat(pauseAfter(false, LONG, true)).isZero();
    }

    @Test
    void shouldNotPauseWhereMailsCameOneAfterTheOther() {
        assertThat(pauseAfter(true, AT_ONCE, true)).isZero();
        assertThat(pauseAfter(true, AT_ONCE, true)).isZero();
    }

    @Test
    void shouldPauseLongerEachTimeButNeverLong() {
        assertThat(Stream.generate(() -> pauseAfter(true, AT_ONCE, false).toSeconds())
                        .limit(5))
                .containsExactly(1L, 2L, 4L, 5L, 5L);
    }

    @Test
    void shouldBeginAnewOnceAMailWasTaken() {
        pauseAfter(true, AT_ONCE, false);
        pauseAfter(true, AT_ONCE, false);

        assertThat(pauseAfter(true, AT_ONCE, true)).isZero();
        assertThat(pauseAfter(true, AT_ONCE, false)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void shouldBeginAnewOnceAWaitWasQuiet() {
        pauseAfter(true, AT_ONCE, false);
        pauseAfter(true, AT_ONCE, false);

        assertThat(pauseAfter(false, AT_ONCE, false)).isZero();
        assertThat(pauseAfter(true, AT_ONCE, false)).isEqualTo(Duration.ofSeconds(1));
    }

    /// Such as where people tidy up the folder.
    @Test
    void shouldNotPauseWhereWhatWasToldCameAfterAWhile() {
        pauseAfter(true, AT_ONCE, false);
        pauseAfter(true, AT_ONCE, false);

        assertThat(pauseAfter(true, Duration.ofSeconds(3), false)).isZero();
        assertThat(pauseAfter(true, AT_ONCE, false)).isEqualTo(Duration.ofSeconds(1));
    }

    private Duration pauseAfter(boolean told, Duration waited, boolean found) {
        alarms.waited(told, waited);
        return alarms.pauseAfterLook(found);
    }
}
