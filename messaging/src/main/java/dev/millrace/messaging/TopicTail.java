package dev.millrace.messaging;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.json.UnreadableJson;
import dev.millrace.tickets.topic.Topic;
import dev.millrace.tickets.topic.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/// Reads a whole topic from any place, outside consumer groups: every reader sees every committed record.
///
/// Each subscription is a consumer of its own on one thread of a bounded scheduler; it polls only as fast as its
/// subscriber asks. A record that cannot be read is passed over: whoever owns the topic has put it aside.
public final class TopicTail {
    private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int MOST_EMPTY_POLLS = 300;

    private final Map<String, Object> client;
    private final TopicNames names;
    private final Scheduler scheduler;

    TopicTail(Map<String, Object> client, TopicNames names, Scheduler scheduler) {
        this.client = client;
        this.names = names;
        this.scheduler = scheduler;
    }

    /// Where a reader starts.
    public sealed interface Start {
        /// After the last record there is now.
        record Latest() implements Start {}

        /// At the first record of that time or later.
        record Since(Instant time) implements Start {}

        /// At a cursor; at the end for partitions that it does not name, at the earliest record for places that
        /// the topic no longer keeps.
        record At(TopicCursor cursor) implements Start {}
    }

    /// A record and the place after it.
    ///
    /// @param at the record's time: for what a stream made, the time of the record that it was made of
    /// @param cursor where to go on after this record; it covers all partitions
    public record Read<T>(T value, int partition, long offset, Instant at, TopicCursor cursor) {}

    /// Reads on for ever, until cancelled. Fails when the broker refuses; subscribe again to go on.
    public <T> Flux<Read<T>> read(Topic topic, Class<T> type, Start start) {
        return Flux.<List<Read<T>>, Tail<T>>generate(
                        () -> begin(topic, type, start),
                        (tail, sink) -> {
                            sink.next(tail.poll());
                            return tail;
                        },
                        Tail::close)
                .subscribeOn(scheduler)
                .flatMapIterable(batch -> batch, 1);
    }

    /// Reads from a start up to what is the end now, and completes there, also where the last records are such
    /// that nobody sees them. Fails when the broker refuses, or gives nothing more for half a minute.
    public <T> Flux<Read<T>> readUpToNow(Topic topic, Class<T> type, Start start) {
        return Flux.<List<Read<T>>, Tail<T>>generate(
                        () -> begin(topic, type, start),
                        (tail, sink) -> {
                            if (tail.isAtItsEnd()) {
                                sink.complete();
                            } else if (tail.isStuck()) {
                                sink.error(new TimeoutException("The broker gave nothing more of " + names.of(topic)));
                            } else {
                                sink.next(tail.poll());
                            }
                            return tail;
                        },
                        Tail::close)
                .subscribeOn(scheduler)
                .flatMapIterable(batch -> batch, 1);
    }

    /// The place after the last record there is now. Blocks for at most ten seconds on the tail's scheduler.
    public reactor.core.publisher.Mono<TopicCursor> end(Topic topic) {
        return reactor.core.publisher.Mono.fromCallable(() -> {
                    try (Consumer<String, byte[]> consumer = consumer()) {
                        List<TopicPartition> partitions = partitions(consumer, names.of(topic));
                        consumer.assign(partitions);
                        return cursor(consumer.endOffsets(partitions, LIMIT));
                    }
                })
                .subscribeOn(scheduler);
    }

    /// Nobody else closes the consumer of a tail that cannot begin.
    private <T> Tail<T> begin(Topic topic, Class<T> type, Start start) {
        Consumer<String, byte[]> consumer = consumer();
        try {
            return new Tail<>(consumer, names.of(topic), type, start);
        } catch (RuntimeException | Error e) {
            closeApart(consumer);
            throw e;
        }
    }

    /// Cancelling interrupts the tail's thread, and a consumer cannot say goodbye on an interrupted one.
    private static void closeApart(Consumer<String, byte[]> consumer) {
        var _ = Thread.ofVirtual()
                .name("close-tail")
                .start(() -> consumer.close(CloseOptions.timeout(Duration.ofSeconds(1))));
    }

    private Consumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic, LIMIT).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static TopicCursor cursor(Map<TopicPartition, Long> offsets) {
        Map<Integer, Long> next = new HashMap<>();
        offsets.forEach((partition, offset) -> next.put(partition.partition(), offset));
        return new TopicCursor(next);
    }

    private static final class Tail<T> implements AutoCloseable {
        private final Consumer<String, byte[]> consumer;
        private final Class<T> type;
        private final Map<TopicPartition, Long> ends;
        private TopicCursor cursor;
        private int emptyPolls;

        Tail(Consumer<String, byte[]> consumer, String topic, Class<T> type, Start start) {
            this.consumer = consumer;
            this.type = type;
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            this.ends = consumer.endOffsets(partitions, LIMIT);
            Map<TopicPartition, Long> places = places(partitions, start);
            places.forEach(consumer::seek);
            this.cursor = TopicTail.cursor(places);
        }

        private Map<TopicPartition, Long> places(List<TopicPartition> partitions, Start start) {
            return switch (start) {
                case Start.Latest _ -> ends;
                case Start.Since since -> {
                    Map<TopicPartition, Long> times = new HashMap<>();
                    partitions.forEach(
                            partition -> times.put(partition, since.time().toEpochMilli()));
                    Map<TopicPartition, Long> places = new HashMap<>(ends);
                    consumer.offsetsForTimes(times, LIMIT).forEach((partition, found) -> put(places, partition, found));
                    yield places;
                }
                case Start.At at -> {
                    Map<TopicPartition, Long> earliest = consumer.beginningOffsets(partitions, LIMIT);
                    Map<TopicPartition, Long> places = new HashMap<>();
                    ends.forEach((partition, end) -> {
                        long wanted = at.cursor().next().getOrDefault(partition.partition(), end);
                        places.put(partition, Math.clamp(wanted, earliest.getOrDefault(partition, 0L), end));
                    });
                    yield places;
                }
            };
        }

        /// Kafka answers null for a partition without a record of that time or later.
        private static void put(
                Map<TopicPartition, Long> places,
                TopicPartition partition,
                @org.jspecify.annotations.Nullable OffsetAndTimestamp found) {
            if (found != null) {
                places.put(partition, found.offset());
            }
        }

        /// Whether all has been read that was there when it was made. Aborted records and marks of transactions
        /// count as read once they are passed.
        boolean isAtItsEnd() {
            return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), LIMIT) >= end.getValue());
        }

        boolean isStuck() {
            return emptyPolls > MOST_EMPTY_POLLS;
        }

        List<Read<T>> poll() {
            ConsumerRecords<String, byte[]> records;
            try {
                records = consumer.poll(POLL);
            } catch (InterruptException cancelled) {
                return List.of();
            }
            emptyPolls = records.isEmpty() ? emptyPolls + 1 : 0;
            List<Read<T>> batch = new ArrayList<>(records.count());
            for (ConsumerRecord<String, byte[]> next : records) {
                cursor = cursor.after(next.partition(), next.offset());
                try {
                    batch.add(new Read<>(
                            Json.read(next.value(), type),
                            next.partition(),
                            next.offset(),
                            Instant.ofEpochMilli(next.timestamp()),
                            cursor));
                } catch (UnreadableJson e) {
                    LOG.warn("Passed over {}-{}@{}: {}", next.topic(), next.partition(), next.offset(), e.getMessage());
                }
            }
            return batch;
        }

        @Override
        public void close() {
            closeApart(consumer);
        }
    }
}
