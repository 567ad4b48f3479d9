package dev.millrace.remediation.brake;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many like actions are let through before a person is asked.
///
/// @param most runs of one runbook for one tenant that begin a change within the window; 0 for no brake;
///     default 50
/// @param window default 10 min
/// @param runbooks other numbers for single runbooks, by id
@ConfigurationProperties("millrace.remediation.brake")
public record BrakeSettings(
        @DefaultValue("50") int most,
        @DefaultValue("10m") Duration window,
        @DefaultValue Map<String, Integer> runbooks) {
    public BrakeSettings {
        runbooks = Map.copyOf(runbooks);
        if (most < 0 || runbooks.values().stream().anyMatch(number -> number < 0)) {
            throw new IllegalArgumentException(
                    "millrace.remediation.brake.most and its runbooks must not be below 0, not %d and %s"
                            .formatted(most, runbooks));
        }
        if (window.toSeconds() < 1) {
            throw new IllegalArgumentException("millrace.remediation.brake.window must be at least 1 s, not " + window);
        }
    }

    /// No brake at all.
    public static BrakeSettings none() {
        return new BrakeSettings(0, Duration.ofMinutes(10), Map.of());
    }

    /// For one runbook; 0 for no brake.
    public int mostOf(String runbook) {
        return runbooks.getOrDefault(runbook, most);
    }
}
