package dev.millrace.standalone.kafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The broker's settings: Kafka's own defaults are for a machine that runs nothing else, these are for one process that
/// shares two cores and about a gigabyte with everything else.
record BrokerSettings(Path logs, int port, int controllerPort) {
    static final int NODE = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    Map<String, String> asMap() {
        var settings = new HashMap<String, String>();
        settings.putAll(identity());
        settings.putAll(smallLogs());
        settings.putAll(oneReplica());
        settings.putAll(fewThreads());
        settings.putAll(quickAfterKill());
        return settings;
    }

    private Map<String, String> identity() {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(NODE),
                // A static quorum of one: the port may differ at each start, since it is read from here only.
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + controllerPort,
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER_LISTENER + "://127.0.0.1:" + controllerPort,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
                "log.dirs",
                logs.toString(),
                // A misspelt topic name is an error, not a new topic with the wrong partition count.
                "auto.create.topics.enable",
                "false");
    }

    private static Map<String, String> smallLogs() {
        return Map.of(
                "log.segment.bytes", megabytes(32),
                // Index files are allocated in full; the default of 10 MB each would claim gigabytes for small topics.
                "log.index.size.max.bytes", String.valueOf(512 * 1024),
                "metadata.log.segment.bytes", megabytes(8),
                "offsets.topic.segment.bytes", megabytes(8),
                "transaction.state.log.segment.bytes", megabytes(4),
                "share.coordinator.state.topic.segment.bytes", megabytes(4),
                // The default takes 128 MB of heap at start.
                "log.cleaner.dedupe.buffer.size", megabytes(4),
                "log.cleaner.threads", "1",
                // The default of 7 days would forget how far the rooms have read when `up` pauses for a holiday.
                "offsets.retention.minutes", String.valueOf(365 * 24 * 60));
    }

    private static Map<String, String> oneReplica() {
        return Map.of(
                "default.replication.factor", "1",
                "min.insync.replicas", "1",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1");
    }

    private static Map<String, String> fewThreads() {
        return Map.of(
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2",
                "num.recovery.threads.per.data.dir", "2",
                "num.replica.fetchers", "1",
                "group.coordinator.threads", "1",
                "queued.max.requests", "100");
    }

    private static Map<String, String> quickAfterKill() {
        return Map.of(
                "group.initial.rebalance.delay.ms", "0",
                // A killed process leaves a transaction open, and readers of committed records wait behind it.
                "transaction.max.timeout.ms", "60000",
                "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
                // Less to check again after a kill: the point up to which a log is known good moves on every 5 s.
                "log.flush.offset.checkpoint.interval.ms", "5000",
                // The controller refuses a broker's new life until it believes the old one, which a kill ended without
                // a word, to be over; the default of 9 s would be most of a start.
                "broker.session.timeout.ms", "3000",
                "broker.heartbeat.interval.ms", "500",
                "initial.broker.registration.timeout.ms", "30000");
    }

    private static String megabytes(int count) {
        return String.valueOf(count * 1024 * 1024);
    }
}
