package dev.millrace.topology.query;

import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.topology.metrics.Comparison;
import dev.millrace.topology.metrics.Comparisons;
import dev.millrace.topology.stream.TicketStream;
import java.util.Objects;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.errors.StreamsStoppedException;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Looks up how models compare, in the state stores of this instance.
@Component
final class ModelQuery {
    /// Stores lie on disks.
    private static final Scheduler STORES = Schedulers.newBoundedElastic(2, 100, "model-query", 30, true);

    private final TicketStream stream;

    ModelQuery(TicketStream stream) {
        this.stream = stream;
    }

    /// How two versions compare; empty where this instance has not counted it.
    Mono<DeskMetric.ModelComparison> comparison(String tenant, String inForce, String shadow) {
        return Mono.fromCallable(() -> lookUp(Comparisons.key(tenant, inForce, shadow)))
                .subscribeOn(STORES);
    }

    private DeskMetric.@Nullable ModelComparison lookUp(String key) {
        KafkaStreams streams = stream.streams();
        try {
            return streams
                    .query(StateQueryRequest.inStore(Comparisons.STORE)
                            .withQuery(KeyQuery.<String, Comparison>withKey(key)))
                    .getPartitionResults()
                    .values()
                    .stream()
                    .filter(QueryResult::isSuccess)
                    .map(QueryResult::getResult)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(Comparison::metric)
                    .orElse(null);
        } catch (StreamsNotStartedException | StreamsStoppedException | IllegalStateException notRunning) {
            return null;
        }
    }
}
