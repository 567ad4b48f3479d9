package dev.millrace.messaging;

import java.io.Serial;
import org.apache.kafka.common.KafkaException;

/// Nothing answers where a broker should.
public final class NoBroker extends KafkaException {
    @Serial
    private static final long serialVersionUID = 1L;

    NoBroker(String servers, Throwable cause) {
        super("No broker answers at " + servers, cause);
    }
}
