package dev.millrace.remediation.worker;

import java.time.Duration;
import reactor.core.publisher.Mono;

/// Holds requests back in Kafka while the ledger has plenty to do: the ledger is a queue as well, and queues have an
/// end. The listener takes nothing more while what it took waits here.
final class Backlog {
    private final Mono<Boolean> full;
    private final Duration look;

    /// @param full whether there is too much to do, asked at most once in every `look`
    Backlog(Mono<Boolean> full, Duration look) {
        this.full = full.cache(known -> look, error -> Duration.ZERO, () -> Duration.ZERO);
        this.look = look;
    }

    /// Completes once there is room, however long that takes: what waits is safe in Kafka.
    Mono<Void> room() {
        return full.filter(isFull -> !isFull)
                .repeatWhenEmpty(Integer.MAX_VALUE, looks -> looks.delayElements(look))
                .then();
    }
}
