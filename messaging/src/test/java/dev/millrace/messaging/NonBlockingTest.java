package dev.millrace.messaging;

import dev.millrace.messaging.testing.NonBlockingContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class NonBlockingTest extends NonBlockingContract {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /// The test moves the clock while the reactive threads set waits and give them up.
    @Test
    void shouldNotTakeTheLockOfAClockInATestForBlocking() {
        VirtualTimeScheduler clock = VirtualTimeScheduler.create();
        Mono<Long> moved = Flux.range(0, 20_000)
                .doOnNext(time -> clock.advanceTime())
                .count()
                .subscribeOn(Schedulers.boundedElastic());
        Mono<Long> waits = Flux.range(0, 20_000)
                .doOnNext(wait ->
                        Mono.delay(Duration.ofHours(1), clock).subscribe().dispose())
                .count()
                .subscribeOn(Schedulers.parallel());

        StepVerifier.create(Mono.zip(moved, waits, waits))
                .expectNextCount(1)
                .expectComplete()
                .verify(LIMIT);
    }
}
