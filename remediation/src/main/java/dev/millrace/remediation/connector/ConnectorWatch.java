package dev.millrace.remediation.connector;

import dev.millrace.tickets.metrics.DeskMetric;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Watches the breakers: tells of each change, probes a system when its time has come, and has waiting work go
/// on when it is back. Work that waits for it is never the probe: it waits until the system has answered. What comes
/// to it meanwhile may be let through as one.
///
/// Each state is told again every minute: who begins to listen later would not hear of it before the next change.
public final class ConnectorWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorWatch.class);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(20);
    private static final Duration LIMIT = Duration.ofSeconds(45);
    private static final Duration BETWEEN_TELLINGS = Duration.ofMinutes(1);

    private final List<Connector> connectors;
    private final List<String> tenants;
    private final Function<DeskMetric.Breaker, Mono<Void>> sender;
    private final Clock clock;
    private final Scheduler time;
    private final Map<String, State> states = new ConcurrentHashMap<>();
    private final Disposable.Composite telling = Disposables.composite();

    /// @param since when the breaker came to it
    private record State(BreakerState state, Instant since) {}

    /// Watches nothing before it is started.
    ///
    /// @param tenants who are told
    /// @param sender where metrics go
    public ConnectorWatch(
            List<Connector> connectors,
            List<String> tenants,
            Function<DeskMetric.Breaker, Mono<Void>> sender,
            Clock clock) {
        this(connectors, tenants, sender, clock, Schedulers.parallel());
    }

    /// @param time by which states are told again
    ConnectorWatch(
            List<Connector> connectors,
            List<String> tenants,
            Function<DeskMetric.Breaker, Mono<Void>> sender,
            Clock clock,
            Scheduler time) {
        this.connectors = List.copyOf(connectors);
        this.tenants = List.copyOf(tenants);
        this.sender = sender;
        this.clock = clock;
        this.time = time;
    }

    public List<Connector> connectors() {
        return connectors;
    }

    /// The names of all connectors, in order.
    public SortedSet<String> names() {
        return connectors.stream().map(Connector::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /// The systems that work should wait for: they failed, or want to be left alone for a while.
    public Collection<String> away() {
        return connectors.stream()
                .filter(connector -> connector.guard().state().isAway() || isSpared(connector))
                .map(Connector::name)
                .toList();
    }

    /// Begins to watch, and tells of the state there is: what was told before a restart may hold no longer.
    ///
    /// @param resume makes the work go on that waits for a system
    public void start(Function<String, Mono<Void>> resume) {
        connectors.forEach(connector -> {
            connector.guard().onChange(state -> changed(connector, state, resume));
            run(connector, tell(connector, connector.guard().state()));
        });
        telling.add(Flux.interval(BETWEEN_TELLINGS, time)
                .onBackpressureDrop()
                .subscribe(_ -> connectors.forEach(connector -> run(connector, tellAgain(connector)))));
    }

    /// Tells no more.
    @Override
    public void close() {
        telling.dispose();
    }

    private void changed(Connector connector, BreakerState state, Function<String, Mono<Void>> resume) {
        LOG.info("The breaker of {} is {}", connector.name(), state);
        Mono<Void> consequence = switch (state) {
            case HALF_OPEN -> probe(connector);
            // What a system has asked for itself is not cut short.
            case CLOSED, DISABLED, METRICS_ONLY -> isSpared(connector) ? Mono.empty() : resume.apply(connector.name());
            case OPEN, FORCED_OPEN -> Mono.empty();
        };
        run(connector, Mono.whenDelayError(tell(connector, state), consequence));
    }

    private static boolean isSpared(Connector connector) {
        return !connector.guard().spared().isZero();
    }

    private static void run(Connector connector, Mono<Void> work) {
        var _ = work.subscribe(
                done -> {},
                error -> LOG.warn(
                        "A change of {}'s breaker had no full effect: {}", connector.name(), error.toString()));
    }

    /// Probes until the breaker has made up its mind; a failed one counts towards that, too.
    private static Mono<Void> probe(Connector connector) {
        return Flux.interval(Duration.ZERO, BETWEEN_PROBES)
                .onBackpressureDrop()
                .concatMap(
                        tick -> Mono.defer(() -> Mono.delay(connector.guard().spared()))
                                .then(probeOnce(connector)),
                        1)
                .takeUntil(probed -> connector.guard().state() != BreakerState.HALF_OPEN)
                .then();
    }

    private static Mono<Boolean> probeOnce(Connector connector) {
        return connector.probe().thenReturn(true).onErrorResume(failed -> {
            LOG.debug("Probed {}: {}", connector.name(), failed.toString());
            return Mono.just(false);
        });
    }

    private Mono<Void> tell(Connector connector, BreakerState state) {
        State begun = new State(state, clock.instant());
        states.put(connector.name(), begun);
        return tell(connector, begun);
    }

    /// As it is now: of two changes at once either may have been told last.
    private Mono<Void> tellAgain(Connector connector) {
        BreakerState state = connector.guard().state();
        return tell(
                connector,
                states.compute(
                        connector.name(),
                        (_, told) -> told != null && told.state() == state ? told : new State(state, clock.instant())));
    }

    private Mono<Void> tell(Connector connector, State state) {
        return Flux.fromIterable(tenants)
                .flatMap(tenant -> sender.apply(new DeskMetric.Breaker(
                        tenant, connector.name(), state.state().name(), state.since())))
                .then()
                .timeout(LIMIT);
    }
}
