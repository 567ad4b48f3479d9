package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.brake.BrakeSettings;
import dev.millrace.remediation.ledger.Job;
import dev.millrace.remediation.ledger.Ledger;
import dev.millrace.remediation.ledger.NewJob;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class WorkerTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    /// No lease is renewed meanwhile.
    private static final WorkerSettings SETTINGS = new WorkerSettings(
            "one",
            false,
            2,
            100,
            Duration.ofHours(1),
            Duration.ofMillis(50),
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            Duration.ofHours(1),
            Duration.ofSeconds(8),
            Duration.ZERO,
            Duration.ofSeconds(1));

    private final Queue<Long> begun = new ConcurrentLinkedQueue<>();
    private final Queue<Long> ended = new ConcurrentLinkedQueue<>();

    @Test
    void shouldEndWhatItDroveOfAJobBeforeItDrivesItByANewClaim() {
        try (TestDatabase database = new TestDatabase()) {
            Ledger ledger = new Ledger(database.database(), "one", SETTINGS.lease(), BrakeSettings.none());
            ledger.add(NewJob.of(Requests.automatic(1, "unlock-account", "sender", "anna")))
                    .block(LIMIT);
            Worker worker = new Worker(ledger, this::drive, Flux.never(), List::of, Map::of, SETTINGS);
            worker.start();
            try {
                await().until(() -> begun.size() == 1);
                ledger.releaseAll().block(LIMIT);
                worker.wake();
                await().until(() -> begun.size() == 2);
                assertThat(ended).containsExactly(begun.peek());
                assertThat(worker.active()).isEqualTo(1);
            } finally {
                worker.stop();
            }
        }
    }

    /// One that never ends by itself, told by its fence.
    private <T> Mono<T> drive(Job job) {
        return Mono.<T>never()
                .doOnSubscribe(subscription -> begun.add(job.fence()))
                .doOnCancel(() -> ended.add(job.fence()));
    }
}
