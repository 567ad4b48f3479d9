package dev.millrace.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class QuietKafkaTest {
    /// The desk tells of it in one line; Kafka in some thirty of its own code.
    @Test
    void shouldLeaveItToTheDeskToTellOfWhatCannotBeRead() throws ReflectiveOperationException {
        Class<?> reader = Class.forName("org.apache.kafka.streams.processor.internals.RecordDeserializer");
        assertThat(LoggerFactory.getLogger(reader).isWarnEnabled()).isFalse();
    }
}
