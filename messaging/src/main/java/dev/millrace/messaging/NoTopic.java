package dev.millrace.messaging;

import java.io.Serial;
import org.apache.kafka.common.KafkaException;

/// The broker has no topic of this name, as where the names' prefix was forgotten.
public final class NoTopic extends KafkaException {
    @Serial
    private static final long serialVersionUID = 1L;

    NoTopic(String topic, String servers) {
        super("There is no topic '%s' on the broker at %s; is `--topic-prefix` right?".formatted(topic, servers));
    }
}
