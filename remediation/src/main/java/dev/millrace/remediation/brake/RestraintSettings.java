package dev.millrace.remediation.brake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// When and how fast outside systems may be changed.
///
/// @param freezes spans of time in which nothing is changed; work waits
/// @param perMinute the most changes a minute for single connectors, by name, for this program; none by default
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

    /// No restraint at all.
    public static RestraintSettings none() {
        return new RestraintSettings(List.of(), Map.of());
    }

    /// A change freeze or a maintenance window.
    ///
    /// @param from its first moment, such as `2026-12-24T12:00:00Z`
    /// @param until the first moment after it
    /// @param connectors whose systems are left alone; all when empty
    /// @param reason told to whoever waits
    public record Freeze(
            Instant from, Instant until, @DefaultValue List<String> connectors, String reason) {
        public Freeze {
            connectors = List.copyOf(connectors);
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException(
                        "millrace.remediation.restraint.freezes: from (%s) must be before until (%s)"
                                .formatted(from, until));
            }
        }

        boolean holds(String connector, Instant now) {
            return !now.isBefore(from) && now.isBefore(until) && concerns(connector);
        }

        boolean concerns(String connector) {
            return connectors.isEmpty() || connectors.contains(connector);
        }
    }
}
