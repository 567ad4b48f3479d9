package dev.millrace.messaging;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.json.UnreadableJson;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/// What a listener does with each record: poison is put aside, an outage is waited out, and only what was done or put
/// aside completes, so that its offset may be committed. What can be neither fails: its listener stops before it, and
/// its application's health says so.
public final class RecordHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RecordHandler.class);
    /// For as long as it takes: what was accepted is neither skipped nor put aside because a database was away for
    /// long.
    private static final RetryBackoffSpec OUTAGE = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
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
                .retryWhen(waitOut(incoming, node, error -> !(error instanceof UnreadableJson) && mayPass.test(error)))
                .onErrorResume(poison -> deadLetters
                        .putAside(incoming, node, poison)
                        .retryWhen(waitOut(incoming, node, RecordHandler::mayBeWritten)));
    }

    /// Whether a dead letter that was refused may be taken later, as it is not where it is too large, or where nobody
    /// may write to its topic. Only somebody who looks into it can mend that.
    private static boolean mayBeWritten(Throwable error) {
        return !(error instanceof RecordTooLargeException
                || error instanceof AuthorizationException
                || error instanceof InvalidTopicException);
    }

    private static Retry waitOut(ConsumerRecord<?, ?> incoming, String node, Predicate<Throwable> mayPass) {
        return OUTAGE.filter(mayPass)
                .doBeforeRetry(signal -> LOG.warn(
                        "{} tries {}-{}@{} again: {}",
                        node,
                        incoming.topic(),
                        incoming.partition(),
                        incoming.offset(),
                        signal.failure().toString()));
    }
}
