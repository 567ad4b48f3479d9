package dev.millrace.messaging;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.json.UnreadableJson;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// What a listener does with each record: poison is put aside, an outage is waited out, and only what was done or put
/// aside completes, so that its offset may be committed.
public final class RecordHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RecordHandler.class);
    /// About ten minutes; then the listener fails visibly, stops, and the record is read again after a restart.
    private static final reactor.util.retry.RetryBackoffSpec OUTAGE = Retry.backoff(25, Duration.ofMillis(200))
            .maxBackoff(Duration.ofSeconds(30))
            .jitter(0.3);

    private final DeadLetters deadLetters;

    RecordHandler(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /// Handles one record.
    ///
    /// @param node the handler's name in dead letters and logs
    /// @param mayPass which errors are an outage, to be tried again; all others are poison
    /// @param work what to do with the value; it may be done more than once
    public <T> Mono<Void> handle(
            ConsumerRecord<String, byte[]> incoming,
            Class<T> type,
            String node,
            Predicate<Throwable> mayPass,
            Function<T, Mono<Void>> work) {
        return Mono.defer(() -> work.apply(Json.read(incoming.value(), type)))
                .retryWhen(OUTAGE.filter(error -> !(error instanceof UnreadableJson) && mayPass.test(error))
                        .doBeforeRetry(signal -> LOG.warn(
                                "{} tries {}-{}@{} again: {}",
                                node,
                                incoming.topic(),
                                incoming.partition(),
                                incoming.offset(),
                                signal.failure().toString())))
                .onErrorResume(
                        error -> error instanceof UnreadableJson || !mayPass.test(error),
                        error -> deadLetters.putAside(incoming, node, error));
    }
}
