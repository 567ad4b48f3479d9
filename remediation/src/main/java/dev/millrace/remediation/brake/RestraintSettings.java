package dev.millrace.remediation.brake;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// When and how fast outside systems may be changed.
///
/// @param freezes when nothing is changed, once or each week; work waits
/// @param perMinute the most changes in any minute for single connectors, by name, by all programs; none by default
@ConfigurationProperties("millrace.remediation.restraint")
public record RestraintSettings(
        @DefaultValue List<Freeze> freezes, @DefaultValue Map<String, Integer> perMinute) {
    public RestraintSettings {
        freezes = List.copyOf(freezes);
        perMinute = Map.copyOf(perMinute);
        perMinute.forEach((connector, most) -> {
            if (most < 1) {
                throw new IllegalArgumentException(
                        "millrace.remediation.restraint.per-minute.%s must be at least 1, not %d"
                                .formatted(connector, most));
            }
        });
    }

    /// A restraint of a connector or a tenant that is not there would hold nothing.
    ///
    /// @param connectors the names of those that there are
    /// @param tenants of those that are served
    /// @throws IllegalArgumentException naming the setting
    void demandKnown(Set<String> connectors, Collection<String> tenants) {
        freezes.forEach(
                freeze -> freeze.connectors().forEach(name -> demandKnown("freezes", "connector", name, connectors)));
        freezes.forEach(freeze -> freeze.tenants().forEach(name -> demandKnown("freezes", "tenant", name, tenants)));
        perMinute.keySet().forEach(name -> demandKnown("per-minute." + name, "connector", name, connectors));
    }

    private static void demandKnown(String setting, String kind, String name, Collection<String> known) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException("millrace.remediation.restraint.%s: there is no %s '%s'; there are %s"
                    .formatted(setting, kind, name, new TreeSet<>(known)));
        }
    }

    /// No restraint at all.
    public static RestraintSettings none() {
        return new RestraintSettings(List.of(), Map.of());
    }

    /// A change freeze, or a maintenance window.
    ///
    /// @param from its first moment, such as `2026-12-24T12:00:00Z`
    /// @param until the first moment after it
    /// @param every hours that come again each week, in the place of `from` and `until`
    /// @param connectors whose systems are left alone; all when empty
    /// @param tenants for whose runs; all when empty
    /// @param reason told to whoever waits
    public record Freeze(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Weekly every,
            @DefaultValue List<String> connectors,
            @DefaultValue List<String> tenants,
            String reason) {
        @ConstructorBinding
        public Freeze {
            connectors = List.copyOf(connectors);
            tenants = List.copyOf(tenants);
            if (every == null ? from == null || until == null : from != null || until != null) {
                throw new IllegalArgumentException(
                        "millrace.remediation.restraint.freezes: expected from and until, or every");
            }
            if (from != null && !from.isBefore(until)) {
                throw new IllegalArgumentException(
                        "millrace.remediation.restraint.freezes: from (%s) must be before until (%s)"
                                .formatted(from, until));
            }
        }

        /// One that comes once, for all tenants.
        public Freeze(Instant from, Instant until, List<String> connectors, String reason) {
            this(from, until, null, connectors, List.of(), reason);
        }

        /// When it holds within a span of time, in order.
        List<Span> within(Span wanted) {
            if (every != null) {
                return every.within(wanted);
            }
            Span once = new Span(Objects.requireNonNull(from), Objects.requireNonNull(until));
            return once.meets(wanted) ? List.of(once) : List.of();
        }

        boolean concerns(String tenant, String connector) {
            return (connectors.isEmpty() || connectors.contains(connector))
                    && (tenants.isEmpty() || tenants.contains(tenant));
        }
    }
}
