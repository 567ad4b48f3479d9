package dev.millrace.remediation.connector;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How an outside system is guarded.
///
/// @param timeLimit of one call; default 1500 ms
/// @param attempts of a call that only reads, in all; default 3
/// @param firstPause before the second attempt, doubled with each, with jitter; default 50 ms
/// @param window calls that the breaker looks back on; default 6
/// @param leastCalls before the breaker judges; default 3
/// @param failureRate percent of failed calls that opens it; default 50
/// @param waitInOpen how long it spares the system before it probes; default 5 s
/// @param probes that must succeed before it closes; default 2
/// @param atOnce calls under way at the same time; default 32
public record GuardSettings(
        @DefaultValue("1500ms") Duration timeLimit,
        @DefaultValue("3") int attempts,
        @DefaultValue("50ms") Duration firstPause,
        @DefaultValue("6") int window,
        @DefaultValue("3") int leastCalls,
        @DefaultValue("50") float failureRate,
        @DefaultValue("5s") Duration waitInOpen,
        @DefaultValue("2") int probes,
        @DefaultValue("32") int atOnce) {
    public GuardSettings {
        atLeastOneMilli("time-limit", timeLimit);
        atLeastOneMilli("first-pause", firstPause);
        atLeastOneMilli("wait-in-open", waitInOpen);
        atLeastOne("attempts", attempts);
        atLeastOne("window", window);
        atLeastOne("least-calls", leastCalls);
        atLeastOne("probes", probes);
        atLeastOne("at-once", atOnce);
        if (failureRate <= 0 || failureRate > 100) {
            throw new IllegalArgumentException("failure-rate must be above 0 and at most 100, not " + failureRate);
        }
    }

    /// The same, with at most so many calls under way at the same time: as many as there are threads where calls block.
    /// What had a place and waited for a thread would be late without having been begun.
    public GuardSettings atMost(int calls) {
        return new GuardSettings(
                timeLimit,
                attempts,
                firstPause,
                window,
                leastCalls,
                failureRate,
                waitInOpen,
                probes,
                Math.min(atOnce, calls));
    }

    /// What holds where nothing is configured.
    public static GuardSettings defaults() {
        return new GuardSettings(
                Duration.ofMillis(1500), 3, Duration.ofMillis(50), 6, 3, 50, Duration.ofSeconds(5), 2, 32);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, not " + value);
        }
    }

    private static void atLeastOneMilli(String name, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException(name + " must be at least 1 ms, not " + value);
        }
    }
}
