package dev.millrace.remediation.worker;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class AlarmTest {
    /// Nobody else's: the one that stands in for all schedulers is shut down where two threads meet it for the first
    /// time, and other tests' threads may still be at work.
    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

    @Test
    void shouldRingForAShortPauseHoweverManyWaitForTheEndOfAFreeze() {
        Alarm alarm = new Alarm(clock);
        StepVerifier.create(alarm.rings())
                .expectSubscription()
                .then(() -> {
                    for (int run = 0; run < 5_000; run++) {
                        alarm.after(Duration.ofDays(3));
                    }
                    alarm.after(Duration.ofSeconds(2));
                })
                .then(() -> clock.advanceTimeBy(Duration.ofSeconds(2)))
                .expectNextCount(1)
                .thenCancel()
                .verify(Duration.ofSeconds(20));
    }
}
