package dev.millrace.messaging;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.topic.Topic;
import dev.millrace.tickets.topic.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
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
        return sendMade(topic, key, tenant, () -> value, traceparent);
    }

    /// Sends a value as JSON that is made where it is sent: making it may take a while.
    ///
    /// @param key a ticket id, or the tenant where a topic is keyed by it
    /// @param traceparent W3C trace context, if there is one
    public Mono<RecordMetadata> sendMade(
            Topic topic, String key, String tenant, Supplier<?> value, @Nullable String traceparent) {
        return sendMade(() -> outgoing(topic, key, tenant, new Outgoing(value.get(), traceparent)));
    }

    /// Sends what concerns a tenant as a whole, as JSON, to a topic that is keyed by the tenant.
    public Mono<Void> sendOfTenant(Topic topic, String tenant, Object value) {
        return send(topic, tenant, tenant, value, null).then();
    }

    /// Says that there is nothing under a key any more, in a topic that keeps the last of each.
    public Mono<RecordMetadata> sendGone(Topic topic, String key, String tenant) {
        return sendMade(() -> new ProducerRecord<>(names.of(topic), null, key, null, DeskHeaders.of(tenant)));
    }

    /// A value to send.
    ///
    /// @param traceparent W3C trace context, if there is one
    public record Outgoing(Object value, @Nullable String traceparent) {}

    /// Sends values with one key as JSON, in their order, without waiting for one before the next is sent: the
    /// idempotent producer keeps a partition's order. Emits once for each that is safe, and fails at the first that
    /// is not; those after it may have been sent all the same.
    public Flux<RecordMetadata> sendInOrder(Topic topic, String key, String tenant, List<Outgoing> values) {
        return Mono.fromCallable(() -> begin(values.stream()
                        .map(value -> outgoing(topic, key, tenant, value))
                        .toList()))
                .subscribeOn(scheduler)
                .flatMapMany(Flux::fromIterable)
                .concatMap(sending -> Mono.fromFuture(sending, true))
                .timeout(LIMIT);
    }

    private List<CompletableFuture<RecordMetadata>> begin(List<ProducerRecord<String, byte[]>> records) {
        List<CompletableFuture<RecordMetadata>> all = new ArrayList<>();
        for (ProducerRecord<String, byte[]> next : records) {
            CompletableFuture<RecordMetadata> sending = new CompletableFuture<>();
            var _ = producer.send(next, (metadata, error) -> {
                if (error == null) {
                    sending.complete(metadata);
                } else {
                    sending.completeExceptionally(error);
                }
            });
            all.add(sending);
            if (sending.isCompletedExceptionally()) {
                // Each further one would wait for the broker as long as this one did.
                break;
            }
        }
        return all;
    }

    private ProducerRecord<String, byte[]> outgoing(Topic topic, String key, String tenant, Outgoing outgoing) {
        Headers headers = DeskHeaders.of(tenant, outgoing.value(), outgoing.traceparent());
        return new ProducerRecord<>(names.of(topic), null, key, Json.bytes(outgoing.value()), headers);
    }

    /// Sends a record as it is.
    public Mono<RecordMetadata> send(ProducerRecord<String, byte[]> outgoing) {
        return sendMade(() -> outgoing);
    }

    private Mono<RecordMetadata> sendMade(Supplier<ProducerRecord<String, byte[]>> outgoing) {
        return Mono.<RecordMetadata>create(sink -> {
                    // The callback tells of the end; the future would only tell it again.
                    var _ = producer.send(outgoing.get(), (metadata, error) -> {
                        if (error == null) {
                            sink.success(metadata);
                        } else {
                            sink.error(error);
                        }
                    });
                })
                .subscribeOn(scheduler)
                .timeout(LIMIT, Mono.error(RecordSender::late));
    }

    /// Reactor would make up a message of its own for each record before it is sent.
    private static TimeoutException late() {
        return new TimeoutException("Kafka has taken no record within " + LIMIT.toSeconds() + " s");
    }
}
