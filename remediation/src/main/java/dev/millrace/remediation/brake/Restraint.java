package dev.millrace.remediation.brake;

import dev.millrace.remediation.brake.RestraintSettings.Freeze;
import dev.millrace.remediation.connector.ConnectorAway;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Holds changes back during a freeze and above a connector's rate; looks stay free.
public final class Restraint {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofMillis(200);

    private final RestraintSettings settings;
    private final Clock clock;
    private volatile @Nullable List<Freeze> declared;
    private final Map<String, Deque<Instant>> changes = new ConcurrentHashMap<>();

    /// What the settings say, and nothing else.
    public Restraint(RestraintSettings settings, Clock clock) {
        this(settings, clock, List.of());
    }

    private Restraint(RestraintSettings settings, Clock clock, @Nullable List<Freeze> declared) {
        this.settings = settings;
        this.clock = clock;
        this.declared = declared;
    }

    /// One that lets no change begin before it is known which freezes people have declared.
    public static Restraint watched(RestraintSettings settings, Clock clock) {
        return new Restraint(settings, clock, null);
    }

    /// Completes when a change may begin now; else fails with a [ConnectorAway] that says why and when to ask
    /// again.
    public Mono<Void> beforeChange(String connector) {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            return notKnownYet(connector)
                    .or(() -> freeze(connector, now))
                    .or(() -> overRate(connector, now))
                    .map(Mono::<Void>error)
                    .orElseGet(Mono::empty);
        });
    }

    /// Has these freezes hold beside those of the settings, from now on.
    void declare(List<Freeze> freezes) {
        declared = List.copyOf(freezes);
    }

    /// How much of a span of time one or the other of these connectors was not to be changed for a freeze.
    public Duration frozen(Set<String> connectors, Instant from, Instant until) {
        Duration frozen = Duration.ZERO;
        Instant counted = from;
        Span wanted = new Span(from, until);
        for (Span span : freezes()
                .filter(freeze -> connectors.stream().anyMatch(freeze::concerns))
                .flatMap(freeze -> freeze.within(wanted).stream())
                .sorted(Comparator.comparing(Span::from))
                .toList()) {
            Instant begin = span.from().isAfter(counted) ? span.from() : counted;
            Instant end = span.until().isBefore(until) ? span.until() : until;
            if (begin.isBefore(end)) {
                frozen = frozen.plus(Duration.between(begin, end));
                counted = end;
            }
        }
        return frozen;
    }

    private Stream<Freeze> freezes() {
        List<Freeze> known = declared;
        return Stream.concat(settings.freezes().stream(), known == null ? Stream.empty() : known.stream());
    }

    private Optional<ConnectorAway> notKnownYet(String connector) {
        return declared == null
                ? Optional.of(ConnectorAway.spared(
                        connector, "it is not known yet whether " + connector + " may be changed", SOON, null))
                : Optional.empty();
    }

    /// The one that holds longest: whoever waits for another would only be told so again.
    private Optional<ConnectorAway> freeze(String connector, Instant now) {
        Span moment = new Span(now, now.plusMillis(1));
        return freezes()
                .filter(freeze -> freeze.concerns(connector))
                .flatMap(freeze -> freeze.within(moment).stream()
                        .filter(span -> span.holds(now))
                        .map(span -> new Holding(span.until(), freeze.reason())))
                .max(Comparator.comparing(Holding::until))
                .map(holding -> ConnectorAway.spared(
                        connector,
                        "%s is not changed until %s: %s".formatted(connector, holding.until(), holding.reason()),
                        Duration.between(now, holding.until()),
                        null));
    }

    private record Holding(Instant until, String reason) {}

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
