package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FalseAlarmsTest {
    private static final Duration AT_ONCE = Duration.ofMillis(5);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final FalseAlarms alarms = new FalseAlarms(Duration.ofSeconds(60));

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
    void shouldPauseLongerEachTimeButNoLongerThanThePollInterval() {
        assertThat(Stream.generate(() -> pauseAfter(true, AT_ONCE, false).toSeconds())
                        .limit(8))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
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

    /// Such as where people tidy up the folder: a mail that arrives meanwhile waits for a second at most.
    @Test
    void shouldPauseForASecondWhereWhatWasToldCameAfterAWhile() {
        pauseAfter(true, AT_ONCE, false);
        pauseAfter(true, AT_ONCE, false);

        assertThat(pauseAfter(true, Duration.ofSeconds(3), false)).isEqualTo(Duration.ofSeconds(1));
        assertThat(pauseAfter(true, Duration.ofSeconds(3), false)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void shouldPauseNoLongerThanAShortPollInterval() {
        FalseAlarms often = new FalseAlarms(Duration.ofMillis(100));
        often.waited(true, AT_ONCE);

        assertThat(often.pauseAfterLook(false)).isEqualTo(Duration.ofMillis(100));
    }

    private Duration pauseAfter(boolean told, Duration waited, boolean found) {
        alarms.waited(told, waited);
        return alarms.pauseAfterLook(found);
    }
}
