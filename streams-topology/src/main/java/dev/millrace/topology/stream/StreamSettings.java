package dev.millrace.topology.stream;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the stream runs.
///
/// @param applicationId consumer group and prefix of internal topics; default `millrace-topology`
/// @param instanceId names this instance among its like, for static membership: after a restart it gets its
///     partitions back at once. Must differ between instances; default `1`
/// @param stateDirectory where state stores lie, of this instance alone
/// @param threads default 1
/// @param standbyReplicas copies of each state store on other instances; default 0, use 1 with several instances
/// @param commitInterval how often a transaction is committed: the longest that a result stays invisible;
///     default 20 ms
/// @param memory for caches and write buffers of all state stores together, in bytes; default 48 MiB
/// @param groupProtocol `classic`, or `streams` (KIP-1071: no static membership, no warm-up)
/// @param advertisedAddress `host:port` where other instances reach this one's HTTP; needed with several
///     instances
/// @param closeTimeout how long a clean stop may take; default 30 s
@ConfigurationProperties("millrace.stream")
public record StreamSettings(
        @DefaultValue("millrace-topology") String applicationId,
        @DefaultValue("1") String instanceId,
        @DefaultValue("state") Path stateDirectory,
        @DefaultValue("1") int threads,
        @DefaultValue("0") int standbyReplicas,
        @DefaultValue("20ms") Duration commitInterval,
        @DefaultValue("50331648") long memory,
        @DefaultValue("classic") String groupProtocol,
        @Nullable String advertisedAddress,
        @DefaultValue("30s") Duration closeTimeout) {
    public StreamSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("millrace.stream.threads must be at least 1, not " + threads);
        }
        if (!groupProtocol.equals("classic") && !groupProtocol.equals("streams")) {
            throw new IllegalArgumentException(
                    "millrace.stream.group-protocol is 'classic' or 'streams', not '" + groupProtocol + "'");
        }
        if (standbyReplicas < 0) {
            throw new IllegalArgumentException(
                    "millrace.stream.standby-replicas must not be below zero, not " + standbyReplicas);
        }
        if (memory < 1) {
            throw new IllegalArgumentException("millrace.stream.memory must be at least 1 byte, not " + memory);
        }
        positive("commit-interval", commitInterval);
        positive("close-timeout", closeTimeout);
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(
                    "millrace.stream.%s must be longer than zero, not %s".formatted(name, value));
        }
    }
}
