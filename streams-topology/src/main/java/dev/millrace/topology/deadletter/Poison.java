package dev.millrace.topology.deadletter;

import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.TaskMigratedException;

/// Tells poison from outage.
final class Poison {
    private Poison() {}

    /// Whether trying again later can help: Kafka is away or moving, or the state store is. Everything else is
    /// the record's own fault and would stop its partition for ever.
    static boolean mayPass(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof org.apache.kafka.common.errors.RetriableException
                    || cause instanceof org.apache.kafka.common.errors.ProducerFencedException
                    || cause instanceof org.apache.kafka.common.errors.InvalidProducerEpochException
                    || cause instanceof ProcessorStateException
                    || cause instanceof TaskMigratedException) {
                return true;
            }
        }
        return false;
    }
}
