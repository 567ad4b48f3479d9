package dev.millrace.topology.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

class ComeBackTest {
    /// Its own: other tests go by the schedulers of all.
    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final ComeBack comeBack = new ComeBack(time);
    private final List<Long> starts = new ArrayList<>();

    private void start() {
        starts.add(seconds());
        comeBack.begun();
    }

    private long seconds() {
        return time.now(TimeUnit.SECONDS);
    }

    @Test
    void shouldPauseTwiceAsLongEachTimeButTenMinutesAtMost() {
        List<Long> pauses = new ArrayList<>();
        for (int stop = 0; stop < 7; stop++) {
            comeBack.later(this::start);
            long stopped = seconds();
            while (starts.size() == stop) {
                time.advanceTimeBy(Duration.ofSeconds(1));
            }
            pauses.add(seconds() - stopped);
        }

        assertThat(pauses).containsExactly(30L, 60L, 120L, 240L, 480L, 600L, 600L);
    }

    @Test
    void shouldPauseShortlyAfterAStreamThatHeld() {
        start();
        comeBack.later(this::start);
        time.advanceTimeBy(ComeBack.FIRST);
        time.advanceTimeBy(ComeBack.LONGEST.plusSeconds(1));

        comeBack.later(this::start);
        long stopped = seconds();
        time.advanceTimeBy(ComeBack.FIRST);

        assertThat(starts).last().isEqualTo(stopped + ComeBack.FIRST.toSeconds());
    }

    /// The one before does not end, say, or its state cannot be removed.
    @Test
    void shouldPauseLongerEachTimeAfterAStreamThatHeldAndCannotBeReplaced() {
        start();
        time.advanceTimeBy(ComeBack.LONGEST.plusSeconds(1));
        long stopped = seconds();
        starts.clear();
        for (int failure = 0; failure < 3; failure++) {
            comeBack.later(() -> starts.add(seconds() - stopped));
            time.advanceTimeBy(ComeBack.LONGEST);
        }

        assertThat(starts).containsExactly(30L, 660L, 1320L);
    }

    /// As where a stream's start fails: it tells so itself, and so does who started it.
    @Test
    void shouldTakeSeveralWishesForOne() {
        comeBack.later(this::start);
        comeBack.later(this::start);
        time.advanceTimeBy(ComeBack.FIRST);
        assertThat(starts).hasSize(1);

        comeBack.later(this::start);
        time.advanceTimeBy(ComeBack.FIRST.multipliedBy(2));

        assertThat(starts).as("the pause has doubled once").hasSize(2);
    }

    /// A stream may fail while it is being stopped.
    @Test
    void shouldTakeNoWishAfterItsEnd() {
        comeBack.close();

        assertThatCode(() -> comeBack.later(this::start)).doesNotThrowAnyException();
    }

    @Test
    void shouldStartNothingAfterItsEnd() {
        comeBack.later(this::start);
        comeBack.close();
        time.advanceTimeBy(Duration.ofHours(1));

        assertThat(starts).isEmpty();
    }
}
