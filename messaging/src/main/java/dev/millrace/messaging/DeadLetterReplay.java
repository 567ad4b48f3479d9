package dev.millrace.messaging;

import dev.millrace.tickets.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Takes dead letters back to the topic they came from, after the cause is mended.
///
/// Each is taken back once, however often this runs and wherever it is killed: the records and the place up to
/// which they were taken back are one transaction. The broker must keep that place
/// (`offsets.retention.minutes`) for as long as the dead letters. What fails again is a new dead letter, which
/// the next run takes back; a run ends at what lay there when it began. It blocks its thread, for a command
/// line.
public final class DeadLetterReplay {
    private static final String GROUP = "millrace-dead-letter-replay";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Map<String, Object> client;
    private final TopicNames names;

    /// A record that was taken back.
    ///
    /// @param from  where it lay: topic, partition and offset
    /// @param to    the topic it was taken back to
    /// @param error why it had been put aside, as far as known
    public record Replayed(
            String from,
            String to,
            @Nullable String key,
            @Nullable String error) {}

    /// @param bootstrapServers of the broker
    /// @param names            this installation's topics
    public DeadLetterReplay(String bootstrapServers, TopicNames names) {
        this.client = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "default.api.timeout.ms",
                (int) LIMIT.toMillis(),
                "max.block.ms",
                LIMIT.toMillis());
        this.names = names;
    }

    /// The topics that dead letters can come from.
    public Set<String> sources() {
        return names.all().keySet().stream()
                .filter(name -> names.all().containsKey(TopicNames.deadLettersOf(name)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Takes back what has not been taken back yet.
    ///
    /// @param source whose dead letters; one of [#sources()]
    /// @param told   hears of each record, once it is safe in its topic
    /// @throws NoBroker where nothing answers under the broker's address
    /// @throws NoTopic  where the broker has no such topic
    public void replay(String source, Consumer<Replayed> told) {
        String letters = TopicNames.deadLettersOf(source);
        requireBroker();
        try (var consumer = consumer();
                var producer = producer(letters)) {
            List<TopicPartition> partitions =
                    TopicScan.partitions(consumer, letters, String.valueOf(client.get("bootstrap.servers")));
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            producer.initTransactions();
            long heard = System.nanoTime();
            while (isBefore(consumer, ends)) {
                List<ConsumerRecord<byte[], byte[]>> batch = poll(consumer, ends);
                if (batch.isEmpty()) {
                    requirePatience(letters, heard);
                } else {
                    heard = System.nanoTime();
                    takeBack(producer, consumer.groupMetadata(), source, batch);
                    batch.forEach(letter -> told.accept(replayed(letter, source)));
                }
            }
        }
    }

    /// Kafka's consumer would say of a broker that is away that a topic is missing.
    private void requireBroker() {
        Object servers = client.get("bootstrap.servers");
        Admin admin = Admin.create(client);
        try {
            admin.describeCluster().nodes().get(ANSWER.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new NoBroker(String.valueOf(servers), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoBroker(String.valueOf(servers), e);
        } finally {
            // Else it waits for the answer that it has given up.
            admin.close(Duration.ZERO);
        }
    }

    /// A broker that went away is told by nothing but its silence.
    private static void requirePatience(String letters, long heard) {
        if (System.nanoTime() - heard > LIMIT.toNanos()) {
            throw new TimeoutException("nothing came from " + letters + " within " + LIMIT.toSeconds() + " s");
        }
    }

    private static boolean isBefore(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private static List<ConsumerRecord<byte[], byte[]>> poll(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
        consumer.poll(POLL).forEach(letter -> {
            var partition = new TopicPartition(letter.topic(), letter.partition());
            if (letter.offset() < Objects.requireNonNull(ends.get(partition))) {
                batch.add(letter);
            }
        });
        return batch;
    }

    private static void takeBack(
            KafkaProducer<byte[], byte[]> producer,
            ConsumerGroupMetadata group,
            String source,
            List<ConsumerRecord<byte[], byte[]>> batch) {
        Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
        producer.beginTransaction();
        for (ConsumerRecord<byte[], byte[]> letter : batch) {
            var headers = new RecordHeaders();
            for (Header header : letter.headers()) {
                if (!header.key().startsWith(DeadLetters.HEADER_PREFIX)) {
                    headers.add(header);
                }
            }
            headers.add("replayed-from", place(letter).getBytes(StandardCharsets.UTF_8));
            // The commit waits for it, and throws what went wrong.
            var _ = producer.send(new ProducerRecord<>(source, null, letter.key(), letter.value(), headers));
            places.put(
                    new TopicPartition(letter.topic(), letter.partition()), new OffsetAndMetadata(letter.offset() + 1));
        }
        producer.sendOffsetsToTransaction(places, group);
        producer.commitTransaction();
    }

    private static Replayed replayed(ConsumerRecord<byte[], byte[]> letter, String source) {
        Header error = letter.headers().lastHeader(DeadLetters.ERROR_MESSAGE);
        return new Replayed(
                place(letter),
                source,
                letter.key() == null ? null : new String(letter.key(), StandardCharsets.UTF_8),
                error == null ? null : new String(error.value(), StandardCharsets.UTF_8));
    }

    private static String place(ConsumerRecord<?, ?> letter) {
        return letter.topic() + "-" + letter.partition() + "@" + letter.offset();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        var settings = new HashMap<>(client);
        settings.put("group.id", GROUP);
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        settings.put("allow.auto.create.topics", false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /// Two runs over the same topic at once: the later one goes on, the earlier one fails with
    /// `ProducerFencedException`.
    private KafkaProducer<byte[], byte[]> producer(String letters) {
        var settings = new HashMap<>(client);
        settings.put("transactional.id", GROUP + "-" + letters);
        settings.put("transaction.timeout.ms", (int) LIMIT.toMillis());
        settings.put("max.request.size", MessagingConfiguration.LARGEST_REQUEST);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
