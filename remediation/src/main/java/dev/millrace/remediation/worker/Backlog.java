package dev.millrace.remediation.worker;

import dev.millrace.remediation.database.DatabaseTrouble;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/// Holds requests back in Kafka while the ledger has plenty to do: the ledger is a queue as well, and queues
/// have an end. The listener takes nothing more while what it took waits here.
final class Backlog {
    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
    private static final RetryBackoffSpec OUTAGE = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
            .maxBackoff(Duration.ofSeconds(30))
            .filter(DatabaseTrouble::mayPass)
            .doBeforeRetry(signal -> LOG.warn(
                    "The ledger cannot be asked whether it has room; tried again: {}",
                    signal.failure().toString()));

    private final Mono<Boolean> full;
    private final Duration look;

    /// @param full whether there is too much to do, asked at most once in every `look`
    Backlog(Mono<Boolean> full, Duration look) {
        this.full = full.cache(known -> look, error -> Duration.ZERO, () -> Duration.ZERO);
        this.look = look;
    }

    /// Completes once there is room, however long that takes: what waits is safe in Kafka. An outage of the
    /// ledger is waited out, too, for a listener that is told of one stops for good.
    Mono<Void> room() {
        return full.retryWhen(OUTAGE)
                .filter(isFull -> !isFull)
                .repeatWhenEmpty(Integer.MAX_VALUE, looks -> looks.delayElements(look))
                .then();
    }
}
