package dev.millrace.messaging;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.json.UnreadableJson;
import dev.millrace.tickets.topic.Topic;
import dev.millrace.tickets.topic.TopicNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a topic from its first record to the last one there was when the reading began. Blocks its thread, for a
/// command line.
public final class TopicScan {
    private static final Logger LOG = LoggerFactory.getLogger(TopicScan.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final String bootstrapServers;
    private final TopicNames names;

    /// @param bootstrapServers of the broker
    /// @param names this installation's topics
    public TopicScan(String bootstrapServers, TopicNames names) {
        this.bootstrapServers = bootstrapServers;
        this.names = names;
    }

    /// Hands each committed record on, in order within its partition. One that cannot be read is passed over:
    /// whoever owns the topic has put it aside.
    ///
    /// @throws NoTopic where the broker has no such topic
    /// @throws org.apache.kafka.common.KafkaException where the broker does not answer
    public <T> void each(Topic topic, Class<T> type, Consumer<T> taker) {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, names.of(topic), bootstrapServers);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long heard = System.nanoTime();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                var batch = consumer.poll(POLL);
                if (!batch.isEmpty()) {
                    heard = System.nanoTime();
                } else if (System.nanoTime() - heard > LIMIT.toNanos()) {
                    throw new TimeoutException(
                            "nothing came from " + names.of(topic) + " within " + LIMIT.toSeconds() + " s");
                }
                batch.forEach(incoming -> {
                    var partition = new TopicPartition(incoming.topic(), incoming.partition());
                    if (incoming.offset() < Objects.requireNonNull(ends.get(partition))) {
                        take(incoming, type, taker);
                    }
                });
            }
        }
    }

    /// The partitions of a topic, which `allow.auto.create.topics` must not have the consumer make.
    ///
    /// @throws NoTopic where there is none
    static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic, String bootstrapServers) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new NoTopic(topic, bootstrapServers);
        }
        return partitions;
    }

    private static <T> void take(ConsumerRecord<byte[], byte[]> incoming, Class<T> type, Consumer<T> taker) {
        T value;
        try {
            value = Json.read(incoming.value(), type);
        } catch (UnreadableJson e) {
            LOG.warn(
                    "Passed over {}-{}@{}: {}",
                    incoming.topic(),
                    incoming.partition(),
                    incoming.offset(),
                    e.getMessage());
            return;
        }
        taker.accept(value);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "default.api.timeout.ms",
                        (int) LIMIT.toMillis(),
                        "isolation.level",
                        "read_committed",
                        "allow.auto.create.topics",
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
