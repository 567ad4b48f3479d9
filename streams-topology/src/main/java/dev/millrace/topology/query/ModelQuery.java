package dev.millrace.topology.query;

import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.topology.metrics.Comparison;
import dev.millrace.topology.metrics.Comparisons;
import dev.millrace.topology.models.ModelShelf;
import dev.millrace.topology.models.UnusableModel;
import dev.millrace.topology.query.ModelsAnswer.Available;
import dev.millrace.topology.stream.TicketStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
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

/// Looks up what is known of models: their comparison in the state stores of this instance, their files on the shelf.
@Component
final class ModelQuery {
    /// Stores and files lie on disks, and models take half a second to be checked.
    private static final Scheduler SCHEDULER = Schedulers.newBoundedElastic(2, 100, "model-query", 30, true);
    private static final int MOST_REMEMBERED = 200;

    private final TicketStream stream;
    private final ModelShelf shelf;
    /// A version names one content for ever, so what was found of it holds.
    private final Map<String, Available> checked = new ConcurrentHashMap<>();

    ModelQuery(TicketStream stream, ModelShelf shelf) {
        this.stream = stream;
        this.shelf = shelf;
    }

    /// How two versions compare; empty where this instance has not counted it.
    Mono<DeskMetric.ModelComparison> comparison(String tenant, String inForce, String shadow) {
        return Mono.fromCallable(() -> lookUp(Comparisons.key(tenant, inForce, shadow)))
                .subscribeOn(SCHEDULER);
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

    /// What lies ready; empty where the place does not answer.
    Mono<List<Available>> available() {
        return Mono.fromCallable(() -> shelf.versions().stream().map(this::look).toList())
                .subscribeOn(SCHEDULER)
                .onErrorReturn(List.of());
    }

    /// Looks whether a version can be used.
    Mono<Available> check(String version) {
        return Mono.fromCallable(() -> look(version)).subscribeOn(SCHEDULER);
    }

    private Available look(String version) {
        Available known = checked.get(version);
        if (known != null) {
            return known;
        }
        try {
            Available usable = new Available(version, shelf.take(version).summary(), null);
            if (checked.size() < MOST_REMEMBERED) {
                checked.put(version, usable);
            }
            return usable;
        } catch (UnusableModel e) {
            return new Available(version, null, e.getMessage());
        }
    }
}
