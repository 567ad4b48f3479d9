package dev.millrace.remediation.brake;

import dev.millrace.remediation.brake.RestraintSettings.Freeze;
import dev.millrace.remediation.connector.ConnectorAway;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/// Holds changes back during a freeze and above a connector's rate; looks stay free.
public final class Restraint {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RestraintSettings settings;
    private final Clock clock;
    private final Map<String, Deque<Instant>> changes = new ConcurrentHashMap<>();

    public Restraint(RestraintSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// Completes when a change may begin now; else fails with a [ConnectorAway] that says why and when to ask
    /// again.
    public Mono<Void> beforeChange(String connector) {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            return freeze(connector, now)
                    .or(() -> overRate(connector, now))
                    .map(Mono::<Void>error)
                    .orElseGet(Mono::empty);
        });
    }

    /// How much of a span of time one or the other of these connectors was not to be changed for a freeze.
    public Duration frozen(Set<String> connectors, Instant from, Instant until) {
        Duration frozen = Duration.ZERO;
        Instant counted = from;
        for (Freeze freeze : settings.freezes().stream()
                .filter(freeze -> connectors.stream().anyMatch(freeze::concerns))
                .sorted(Comparator.comparing(Freeze::from))
                .toList()) {
            Instant begin = freeze.from().isAfter(counted) ? freeze.from() : counted;
            Instant end = freeze.until().isBefore(until) ? freeze.until() : until;
            if (begin.isBefore(end)) {
                frozen = frozen.plus(Duration.between(begin, end));
                counted = end;
            }
        }
        return frozen;
    }

    private Optional<ConnectorAway> freeze(String connector, Instant now) {
        return settings.freezes().stream()
                .filter(freeze -> freeze.holds(connector, now))
                .findFirst()
                .map(freeze -> ConnectorAway.spared(
                        connector,
                        "%s is not changed until %s: %s".formatted(connector, freeze.until(), freeze.reason()),
                        Duration.between(now, freeze.until()),
                        null));
    }

    /// The last minute slides, so that a burst over a full minute's end is none.
    private Optional<ConnectorAway> overRate(String connector, Instant now) {
        Integer most = settings.perMinute().get(connector);
        if (most == null) {
            return Optional.empty();
        }
        Deque<Instant> recent = changes.computeIfAbsent(connector, any -> new ArrayDeque<>());
        synchronized (recent) {
            while (!recent.isEmpty() && !recent.getFirst().isAfter(now.minus(MINUTE))) {
                recent.removeFirst();
            }
            if (recent.size() < most) {
                recent.addLast(now);
                return Optional.empty();
            }
            return Optional.of(ConnectorAway.spared(
                    connector,
                    "%s takes %d changes a minute".formatted(connector, most),
                    Duration.between(now, recent.getFirst().plus(MINUTE)),
                    null));
        }
    }
}
