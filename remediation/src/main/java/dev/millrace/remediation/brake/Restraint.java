package dev.millrace.remediation.brake;

import dev.millrace.remediation.brake.RestraintSettings.Freeze;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.tickets.remediation.WaitCause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Holds changes back during a freeze and above a connector's rate; looks stay free.
public final class Restraint {
    private static final Duration SOON = Duration.ofMillis(200);

    private final RestraintSettings settings;
    private final Clock clock;
    private final Pace pace;
    private volatile @Nullable List<Freeze> declared;

    /// What the settings say, and nothing else.
    public Restraint(RestraintSettings settings, Clock clock, Pace pace) {
        this(settings, clock, pace, List.of());
    }

    private Restraint(RestraintSettings settings, Clock clock, Pace pace, @Nullable List<Freeze> declared) {
        this.settings = settings;
        this.clock = clock;
        this.pace = pace;
        this.declared = declared;
    }

    /// One that holds nothing back.
    public static Restraint none(Clock clock) {
        return new Restraint(RestraintSettings.none(), clock, (connector, most) -> Mono.empty());
    }

    /// One that lets no change begin before it is known which freezes people have declared.
    public static Restraint watched(RestraintSettings settings, Clock clock, Pace pace) {
        return new Restraint(settings, clock, pace, null);
    }

    /// Completes when a change may begin now; else fails with a [ConnectorAway] that says why and when to ask
    /// again.
    ///
    /// @param tenant whose run makes it
    public Mono<Void> beforeChange(String tenant, String connector) {
        return Mono.defer(() -> notKnownYet(connector)
                .or(() -> freeze(tenant, connector, clock.instant()))
                .map(Mono::<Void>error)
                .orElseGet(() -> atItsPace(connector)));
    }

    /// Has these freezes hold beside those of the settings, from now on.
    void declare(List<Freeze> freezes) {
        declared = List.copyOf(freezes);
    }

    /// How much of a span of time a run was held back on purpose: one or the other of these connectors was not to be
    /// changed for a freeze, or the run was stopped.
    ///
    /// @param tenant whose run it is
    /// @param stops when it was stopped
    public Duration heldBack(String tenant, Set<String> connectors, List<Span> stops, Span wanted) {
        Stream<Span> frozen = freezes()
                .filter(freeze -> connectors.stream().anyMatch(connector -> freeze.concerns(tenant, connector)))
                .flatMap(freeze -> freeze.within(wanted).stream());
        Duration held = Duration.ZERO;
        Instant counted = wanted.from();
        for (Span span : Stream.concat(frozen, stops.stream())
                .sorted(Comparator.comparing(Span::from))
                .toList()) {
            Instant begin = span.from().isAfter(counted) ? span.from() : counted;
            Instant end = span.until().isBefore(wanted.until()) ? span.until() : wanted.until();
            if (begin.isBefore(end)) {
                held = held.plus(Duration.between(begin, end));
                counted = end;
            }
        }
        return held;
    }

    private Stream<Freeze> freezes() {
        List<Freeze> known = declared;
        return Stream.concat(settings.freezes().stream(), known == null ? Stream.empty() : known.stream());
    }

    private Optional<ConnectorAway> notKnownYet(String connector) {
        return declared == null
                ? Optional.of(ConnectorAway.spared(
                        connector,
                        WaitCause.BUSY,
                        "it is not known yet whether " + connector + " may be changed",
                        SOON,
                        null))
                : Optional.empty();
    }

    /// The one that holds longest: whoever waits for another would only be told so again.
    private Optional<ConnectorAway> freeze(String tenant, String connector, Instant now) {
        Span moment = new Span(now, now.plusMillis(1));
        return freezes()
                .filter(freeze -> freeze.concerns(tenant, connector))
                .flatMap(freeze -> freeze.within(moment).stream()
                        .filter(span -> span.holds(now))
                        .map(span -> new Holding(span.until(), freeze.reason())))
                .max(Comparator.comparing(Holding::until))
                .map(holding -> ConnectorAway.spared(
                        connector,
                        WaitCause.FROZEN,
                        "%s is not changed until %s: %s".formatted(connector, holding.until(), holding.reason()),
                        Duration.between(now, holding.until()),
                        null));
    }

    private record Holding(Instant until, String reason) {}

    private Mono<Void> atItsPace(String connector) {
        Integer most = settings.perMinute().get(connector);
        return most == null
                ? Mono.empty()
                : pace.take(connector, most)
                        .flatMap(wait -> Mono.error(ConnectorAway.spared(
                                connector,
                                WaitCause.BUSY,
                                "%s takes %d changes a minute".formatted(connector, most),
                                wait,
                                null)));
    }
}
