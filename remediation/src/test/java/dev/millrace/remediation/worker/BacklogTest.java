package dev.millrace.remediation.worker;

import dev.millrace.remediation.brake.BrakeSettings;
import dev.millrace.remediation.ledger.Ledger;
import dev.millrace.remediation.ledger.NewJob;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class BacklogTest {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void shouldHoldBackUntilThereIsRoom() {
        AtomicReference<Boolean> full = new AtomicReference<>(true);

        StepVerifier.withVirtualTime(() -> new Backlog(Mono.fromSupplier(full::get), LOOK).room())
                .expectSubscription()
                .expectNoEvent(Duration.ofMinutes(10))
                .then(() -> full.set(false))
                .thenAwait(LOOK.multipliedBy(2))
                .verifyComplete();
    }

    @Test
    void shouldNotAskForEachRequest() {
        AtomicInteger asked = new AtomicInteger();

        StepVerifier.withVirtualTime(() -> {
                    Backlog backlog = new Backlog(
                            Mono.fromSupplier(() -> {
                                asked.incrementAndGet();
                                return false;
                            }),
                            LOOK);
                    return Flux.range(0, 100)
                            .concatMap(request -> backlog.room())
                            .then(Mono.fromSupplier(asked::get));
                })
                .expectNext(1)
                .verifyComplete();
    }

    @Test
    void shouldWaitOutALedgerThatCannotBeAsked() {
        AtomicReference<Boolean> away = new AtomicReference<>(true);
        Mono<Boolean> full = Mono.defer(
                () -> away.get() ? Mono.error(new DataAccessResourceFailureException("away")) : Mono.just(false));

        StepVerifier.withVirtualTime(() -> new Backlog(full, LOOK).room())
                .expectSubscription()
                .expectNoEvent(Duration.ofHours(10))
                .then(() -> away.set(false))
                .thenAwait(Duration.ofMinutes(1))
                .verifyComplete();
    }

    @Test
    void shouldPassOnWhatNoWaitingMends() {
        StepVerifier.create(new Backlog(Mono.error(new IllegalStateException("a defect")), LOOK).room())
                .verifyErrorMessage("a defect");
    }

    @Test
    void shouldCountWhatHasNotEnded() {
        try (TestDatabase database = new TestDatabase()) {
            Ledger ledger = new Ledger(database.database(), "one", Duration.ofMinutes(1), BrakeSettings.none());
            List.of(1L, 2L)
                    .forEach(ticket -> ledger.add(
                                    NewJob.of(Requests.automatic(ticket, "unlock-account", "sender", "anna")))
                            .block(LIMIT));

            StepVerifier.create(Flux.concat(ledger.hasOpen(2), ledger.hasOpen(3)))
                    .expectNext(true, false)
                    .verifyComplete();
        }
    }
}
