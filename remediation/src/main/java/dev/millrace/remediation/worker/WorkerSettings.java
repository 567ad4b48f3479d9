package dev.millrace.remediation.worker;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How this program works on the ledger.
///
/// @param name unique among programs alive; default a random one
/// @param alone whether no other program works on this ledger: leases found at start are then a dead one's,
///     and are ended at once; default false
/// @param atOnce jobs under way at the same time; default 32
/// @param mostOpen jobs not yet ended, above which requests wait in Kafka; default 100,000
/// @param lease how long a claim holds unless renewed, so how long a dead worker's jobs lie; default 10 s
/// @param look how often it looks for jobs that nobody told it of; default 1 s
/// @param firstPause before a job whose connector is away is tried again, doubled with each, with jitter;
///     default 200 ms
/// @param longestPause default 5 s
/// @param giveUpAfter how long a job waits for connectors before a person takes over; default 24 h
/// @param phaseLimit of one phase of a step; shorter than the lease; default 8 s
/// @param settling how long a change that a system has answered may take until it shows there, before it counts as
///     missing; zero to look once; default 30 s
/// @param stopLimit how long jobs under way may take to end when the program stops; default 15 s
@ConfigurationProperties("millrace.remediation.worker")
record WorkerSettings(
        @Nullable String name,
        @DefaultValue("false") boolean alone,
        @DefaultValue("32") int atOnce,
        @DefaultValue("100000") int mostOpen,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("1s") Duration look,
        @DefaultValue("200ms") Duration firstPause,
        @DefaultValue("5s") Duration longestPause,
        @DefaultValue("24h") Duration giveUpAfter,
        @DefaultValue("8s") Duration phaseLimit,
        @DefaultValue("30s") Duration settling,
        @DefaultValue("15s") Duration stopLimit) {
    WorkerSettings {
        if (settling.isNegative()) {
            throw new IllegalArgumentException(
                    "millrace.remediation.worker.settling must not be below zero, not " + settling);
        }
        name = name == null || name.isBlank() ? UUID.randomUUID().toString() : name;
        if (atOnce < 1 || atOnce > 10_000) {
            throw new IllegalArgumentException("millrace.remediation.worker.at-once must be 1 to 10000, not " + atOnce);
        }
        if (mostOpen < 1) {
            throw new IllegalArgumentException(
                    "millrace.remediation.worker.most-open must be at least 1, not " + mostOpen);
        }
        if (lease.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("millrace.remediation.worker.lease must be at least 1 s, not " + lease);
        }
        if (phaseLimit.compareTo(lease) >= 0) {
            // Otherwise a change could still be under way when another worker looks whether it was made.
            throw new IllegalArgumentException(
                    "millrace.remediation.worker.phase-limit (%s) must be shorter than its lease (%s)"
                            .formatted(phaseLimit, lease));
        }
        if (look.toMillis() < 10 || firstPause.toMillis() < 1 || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException(
                    "millrace.remediation.worker needs look >= 10 ms and 1 ms <= first-pause <= longest-pause,"
                            + " not %s, %s and %s".formatted(look, firstPause, longestPause));
        }
    }

    /// The defaults but for one number.
    static WorkerSettings atOnce(int atOnce) {
        return new WorkerSettings(
                null,
                false,
                atOnce,
                100_000,
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Duration.ofMillis(200),
                Duration.ofSeconds(5),
                Duration.ofHours(24),
                Duration.ofSeconds(8),
                Duration.ofSeconds(30),
                Duration.ofSeconds(15));
    }
}
