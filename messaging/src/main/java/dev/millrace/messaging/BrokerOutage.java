package dev.millrace.messaging;

import org.apache.kafka.common.errors.RetriableException;

/// Tells a broker that is away from a record that it does not take, for rooms that know no Kafka.
public final class BrokerOutage {
    private BrokerOutage() {}

    /// Whether Kafka's client says that another try may do, as it says of its own time-outs.
    public static boolean is(Throwable error) {
        return error instanceof RetriableException;
    }
}
