package dev.millrace.messaging;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.topic.Topic;
import dev.millrace.tickets.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/// Sends records: the one adapter from the producer's callback to a `Mono`.
///
/// The `Mono` completes once all in-sync replicas have the record (`acks=all`) and fails when the producer has given up
/// (`delivery.timeout.ms`); nothing is sent before it is subscribed to.
public final class RecordSender {
    /// Longer than the producer's own limits together, so that its reason is told and not ours.
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Producer<String, byte[]> producer;
    private final TopicNames names;
    private final Scheduler scheduler;

    /// @param scheduler where sending starts: `send` blocks for up to `max.block.ms` while the broker is unknown or the
    ///     buffer is full, so it never runs on the caller's thread
    RecordSender(Producer<String, byte[]> producer, TopicNames names, Scheduler scheduler) {
        this.producer = producer;
        this.names = names;
        this.scheduler = scheduler;
    }

    /// Sends a value as JSON.
    ///
    /// @param key a ticket id, or the tenant where a topic is keyed by it
    /// @param traceparent W3C trace context, if there is one
    public Mono<RecordMetadata> send(
            Topic topic, String key, String tenant, Object value, @Nullable String traceparent) {
        return Mono.defer(() -> {
            var outgoing = new ProducerRecord<>(names.of(topic), key, Json.bytes(value));
            header(outgoing, "tenant", tenant);
            header(outgoing, "type", type(value));
            if (traceparent != null) {
                header(outgoing, "traceparent", traceparent);
            }
            return send(outgoing);
        });
    }

    /// Sends a record as it is.
    public Mono<RecordMetadata> send(ProducerRecord<String, byte[]> outgoing) {
        return Mono.<RecordMetadata>create(sink -> {
                    // The callback tells of the end; the future would only tell it again.
                    var _ = producer.send(outgoing, (metadata, error) -> {
                        if (error == null) {
                            sink.success(metadata);
                        } else {
                            sink.error(error);
                        }
                    });
                })
                .subscribeOn(scheduler)
                .timeout(LIMIT);
    }

    private static String type(Object value) {
        JsonTypeName name = value.getClass().getAnnotation(JsonTypeName.class);
        return name == null ? value.getClass().getSimpleName() : name.value();
    }

    private static void header(ProducerRecord<String, byte[]> outgoing, String name, String value) {
        outgoing.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
