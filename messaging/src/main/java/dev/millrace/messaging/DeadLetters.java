package dev.millrace.messaging;

import dev.millrace.tickets.json.UnreadableJson;
import dev.millrace.tickets.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Where records go that cannot be read or processed: `<topic>.dlq`, as they came, with the error in headers.
public final class DeadLetters {
    static final String HEADER_PREFIX = "dlq.";
    static final String ERROR_MESSAGE = HEADER_PREFIX + "error.message";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final RecordSender sender;

    DeadLetters(RecordSender sender) {
        this.sender = sender;
    }

    /// Puts a record aside. Completes once it is safe there. What cannot be read is told in one line;
    /// all else is a fault of ours, and told with where.
    ///
    /// @param node which part of the program could not take it
    public Mono<Void> putAside(ConsumerRecord<String, byte[]> poison, String node, Throwable error) {
        LOG.atWarn()
                .setCause(error instanceof UnreadableJson ? null : error)
                .log(
                        "Put aside {}-{}@{} from {}: {}",
                        poison.topic(),
                        poison.partition(),
                        poison.offset(),
                        node,
                        error.getMessage());
        var letter = new ProducerRecord<>(
                TopicNames.deadLettersOf(poison.topic()), null, poison.key(), poison.value(), poison.headers());
        addReason(letter.headers(), poison.topic(), poison.partition(), poison.offset(), node, error);
        return sender.send(letter).then();
    }

    /// The headers that say where a dead letter came from and why.
    public static void addReason(
            Headers headers, String topic, int partition, long offset, String node, @Nullable Throwable error) {
        put(headers, HEADER_PREFIX + "topic", topic);
        put(headers, HEADER_PREFIX + "partition", Integer.toString(partition));
        put(headers, HEADER_PREFIX + "offset", Long.toString(offset));
        put(headers, HEADER_PREFIX + "node", node);
        put(
                headers,
                HEADER_PREFIX + "error.class",
                error == null ? "" : error.getClass().getName());
        put(headers, ERROR_MESSAGE, error == null ? "" : String.valueOf(error.getMessage()));
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
