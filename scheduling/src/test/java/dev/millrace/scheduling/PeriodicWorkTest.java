package dev.millrace.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

class PeriodicWorkTest {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
    private int begun;
    private int cancelled;
    private int underWay;
    private int mostUnderWay;

    @AfterEach
    void giveTheClockBack() {
        VirtualTimeScheduler.reset();
    }

    @Test
    void shouldBeginAfterTheFirstDelayAndThenOnceAPeriod() {
        PeriodicWork work = work(round -> Mono.empty());
        work.start();
        pass(FIRST.minusMillis(1));
        assertThat(begun).isZero();
        pass(Duration.ofMillis(1));
        assertThat(begun).isEqualTo(1);
        pass(PERIOD.minusMillis(1));
        assertThat(begun).isEqualTo(1);
        pass(PERIOD.plusMillis(1));
        assertThat(begun).isEqualTo(3);
    }

    @Test
    void shouldGoOnAfterARoundThatFails() {
        PeriodicWork work = work(round -> Mono.error(new IllegalStateException("round " + round)));
        work.start();
        pass(FIRST.plus(PERIOD));
        assertThat(begun).isEqualTo(2);
        assertThat(work.isRunning()).isTrue();
    }

    @Test
    void shouldGoOnAfterARoundThatThrowsInsteadOfReturning() {
        PeriodicWork work = work(round -> {
            throw new IllegalStateException("round " + round);
        });
        work.start();
        pass(FIRST.plus(PERIOD));
        assertThat(begun).isEqualTo(2);
    }

    @Test
    void shouldNotBeginARoundWhileAnotherIsUnderWay() {
        PeriodicWork work = work(round -> Mono.delay(PERIOD.multipliedBy(5).dividedBy(2)));
        work.start();
        pass(FIRST.plus(PERIOD.multipliedBy(20)));
        assertThat(mostUnderWay).isEqualTo(1);
        // Each takes two and a half periods, and one that was due meanwhile begins at its end.
        assertThat(begun).isEqualTo(9);
    }

    @Test
    void shouldEndWithTheStop() {
        PeriodicWork work = work(round -> Mono.never());
        work.start();
        pass(FIRST);
        assertThat(underWay).isEqualTo(1);

        work.stop();
        assertThat(work.isRunning()).isFalse();
        assertThat(cancelled).isEqualTo(1);
        pass(PERIOD.multipliedBy(10));
        assertThat(begun).isEqualTo(1);
    }

    @Test
    void shouldBeginAnewWhenItIsStartedAgain() {
        PeriodicWork work = work(round -> Mono.empty());
        assertThat(work.isRunning()).isFalse();
        work.start();
        work.stop();
        work.stop();
        work.start();
        assertThat(work.isRunning()).isTrue();
        pass(FIRST);
        assertThat(begun).isEqualTo(1);
    }

    private void pass(Duration duration) {
        time.advanceTimeBy(duration);
    }

    private PeriodicWork work(IntFunction<Mono<?>> rounds) {
        return new PeriodicWork("The work could not be done", FIRST, PERIOD) {
            @Override
            protected Mono<?> round() {
                begun++;
                return rounds.apply(begun)
                        .doOnSubscribe(subscription -> mostUnderWay = Math.max(mostUnderWay, ++underWay))
                        .doOnCancel(() -> cancelled++)
                        // Before whoever waits for its end begins the next.
                        .doOnTerminate(() -> underWay--);
            }
        };
    }
}
