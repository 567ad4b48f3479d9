package dev.millrace.topology.query;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.topology.metrics.Comparison;
import dev.millrace.topology.metrics.Comparisons;
import dev.millrace.topology.models.ModelSettings;
import dev.millrace.topology.models.ModelShelf;
import dev.millrace.topology.stream.TicketStream;
import java.time.Duration;
import java.util.List;
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

/// Looks up what is known of models: their comparison in the state stores of this instance, their files on the shelf.
@Component
final class ModelQuery {
    /// Stores lie on disks.
    private static final Scheduler STORES = Schedulers.newBoundedElastic(2, 100, "model-query", 30, true);
    /// Files lie wherever somebody has put them, and take their time. Who only looks is not in the way of a command.
    private static final Scheduler LOOKING = Schedulers.newBoundedElastic(2, 100, "model-list", 30, true);
    private static final Scheduler CHECKING = Schedulers.newBoundedElastic(2, 100, "model-check", 30, true);
    /// How long an answer waits for what else there would be.
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final TicketStream stream;
    private final ModelShelf listed;
    private final ModelShelf checked;

    ModelQuery(TicketStream stream, ModelSettings settings, Enrichment shipped) {
        this.stream = stream;
        this.listed = ModelShelf.of(settings, shipped);
        this.checked = ModelShelf.of(settings, shipped);
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

    /// What lies on the shelf; empty where the place does not answer at once.
    Mono<List<ModelShelf.Listed>> available() {
        return Mono.fromCallable(listed::list)
                .subscribeOn(LOOKING)
                .timeout(LOOK)
                .onErrorReturn(List.of());
    }

    /// Takes a version from the shelf to see whether it can be used; ends with [UnusableModel] where it cannot.
    Mono<Void> check(String version) {
        return Mono.fromCallable(() -> checked.take(version))
                .subscribeOn(CHECKING)
                .then();
    }
}
