package dev.millrace.remediation.worker;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class AlarmTest {
    @Test
    void shouldRingForAShortPauseHoweverManyWaitForTheEndOfAFreeze() {
        Alarm alarm = new Alarm();
        StepVerifier.withVirtualTime(alarm::rings)
                .expectSubscription()
                .then(() -> {
                    for (int run = 0; run < 5_000; run++) {
                        alarm.after(Duration.ofDays(3));
                    }
                    alarm.after(Duration.ofSeconds(2));
                })
                .thenAwait(Duration.ofSeconds(2))
                .expectNextCount(1)
                .thenCancel()
                .verify(Duration.ofSeconds(20));
    }
}
