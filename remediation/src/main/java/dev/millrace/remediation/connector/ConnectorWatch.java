package dev.millrace.remediation.connector;

import dev.millrace.tickets.metrics.DeskMetric;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Watches the breakers: tells of each change, probes a system when its time has come, and has waiting work go
/// on when it is back. Work is never the probe: it waits until the system has answered.
public final class ConnectorWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorWatch.class);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(20);
    private static final Duration LIMIT = Duration.ofSeconds(45);

    private final List<Connector> connectors;
    private final List<String> tenants;
    private final Function<DeskMetric.Breaker, Mono<Void>> sender;
    private final Clock clock;

    /// Watches nothing before it is started.
    ///
    /// @param tenants who are told
    /// @param sender where metrics go
    public ConnectorWatch(
            List<Connector> connectors,
            List<String> tenants,
            Function<DeskMetric.Breaker, Mono<Void>> sender,
            Clock clock) {
        this.connectors = List.copyOf(connectors);
        this.tenants = List.copyOf(tenants);
        this.sender = sender;
        this.clock = clock;
    }

    public List<Connector> connectors() {
        return connectors;
    }

    /// The systems that work should wait for.
    public Collection<String> away() {
        return connectors.stream()
                .filter(connector -> connector.guard().state().isAway())
                .map(Connector::name)
                .toList();
    }

    /// Begins to watch.
    ///
    /// @param resume makes the work go on that waits for a system
    public void start(Function<String, Mono<Void>> resume) {
        connectors.forEach(connector -> connector.guard().onChange(state -> changed(connector, state, resume)));
    }

    private void changed(Connector connector, BreakerState state, Function<String, Mono<Void>> resume) {
        LOG.info("The breaker of {} is {}", connector.name(), state);
        Mono<Void> consequence = switch (state) {
            case HALF_OPEN -> probe(connector);
            case CLOSED, DISABLED, METRICS_ONLY -> resume.apply(connector.name());
            case OPEN, FORCED_OPEN -> Mono.empty();
        };
        var _ = Mono.whenDelayError(tell(connector, state), consequence)
                .timeout(LIMIT)
                .subscribe(
                        done -> {},
                        error -> LOG.warn(
                                "The change of {} to {} had no full effect: {}",
                                connector.name(),
                                state,
                                error.toString()));
    }

    /// A failed probe opens the breaker, which comes back here when it has waited.
    private static Mono<Void> probe(Connector connector) {
        return Flux.interval(Duration.ZERO, BETWEEN_PROBES)
                .onBackpressureDrop()
                .take(connector.guard().probes())
                .concatMap(probe -> connector.probe(), 1)
                .then()
                .onErrorResume(ConnectorFailure.class, failed -> {
                    LOG.debug("Probed {}: {}", connector.name(), failed.reason());
                    return Mono.empty();
                });
    }

    private Mono<Void> tell(Connector connector, BreakerState state) {
        return Flux.fromIterable(tenants)
                .flatMap(tenant ->
                        sender.apply(new DeskMetric.Breaker(tenant, connector.name(), state.name(), clock.instant())))
                .then();
    }
}
