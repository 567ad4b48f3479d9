package dev.millrace.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.messaging.RecordSender.Outgoing;
import dev.millrace.messaging.TopicTail.Read;
import dev.millrace.messaging.TopicTail.Start;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.topic.Topic;
import dev.millrace.tickets.topic.TopicNames;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/// The adapter against a real broker.
class MessagingTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static KafkaClusterTestKit broker;
    private static KafkaProperties kafka;
    private static Scheduler scheduler;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = new KafkaClusterTestKit.Builder(new TestKitNodes.Builder()
                        .setCombined(true)
                        .setNumBrokerNodes(1)
                        .setNumControllerNodes(1)
                        .build())
                .setConfigProp("offsets.topic.replication.factor", "1")
                .setConfigProp("transaction.state.log.replication.factor", "1")
                .setConfigProp("transaction.state.log.min.isr", "1")
                .build();
        broker.format();
        broker.startup();
        broker.waitForReadyBrokers();
        kafka = new KafkaProperties();
        kafka.setBootstrapServers(List.of(broker.bootstrapServers()));
        scheduler = new MessagingConfiguration().messagingScheduler();
    }

    @AfterAll
    static void stopBroker() throws Exception {
        scheduler.dispose();
        broker.close();
    }

    private static TopicSettings settings(String prefix, int partitions) {
        return new TopicSettings(prefix, partitions, (short) 1);
    }

    private static Topics topics(TopicSettings settings) {
        return new Topics(settings, Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    /// A desk of its own, told apart by the topics' prefix.
    private record Desk(RecordSender sender, TopicTail tail, RecordHandler handler, TopicNames names)
            implements AutoCloseable {
        static Desk of(String prefix) {
            TopicSettings settings = settings(prefix, 3);
            Topics topics = topics(settings);
            topics.ensure();
            MessagingConfiguration beans = new MessagingConfiguration();
            RecordSender sender = beans.recordSender(beans.recordProducer(topics, kafka), settings, scheduler);
            return new Desk(
                    sender,
                    beans.topicTail(topics, settings, kafka, scheduler),
                    beans.recordHandler(beans.deadLetters(sender)),
                    settings.names());
        }

        void send(int... seconds) {
            Flux.fromStream(java.util.Arrays.stream(seconds).boxed())
                    .concatMap(second -> sender.send(Topic.METRICS, "key" + second, "acme", metric(second), null))
                    .blockLast(LIMIT);
        }

        @Override
        public void close() {}
    }

    private static DeskMetric metric(int second) {
        return new DeskMetric.Breaker("acme", "directory", "OPEN", Instant.ofEpochSecond(second));
    }

    @Test
    void shouldMakeTopicsOnceAndRefuseOthersThatDoNotFit() {
        topics(settings("fit.", 2)).ensure();
        topics(settings("fit.", 2)).ensure();
        assertThatThrownBy(() -> topics(settings("fit.", 5)).ensure())
                .isInstanceOf(TopicsDoNotFit.class)
                .hasMessageContaining("millrace.topics.partitions is 5")
                .hasMessageContaining("fit.tickets.inbound has 2");
    }

    @Test
    void shouldSayWhyTheBrokerRefusesToMakeTopics() {
        assertThatThrownBy(() ->
                        topics(new TopicSettings("refused.", 1, (short) 3)).ensure())
                .hasMessageStartingWith("The broker at %s refused to make or show the desk's topics: "
                        .formatted(broker.bootstrapServers()))
                .hasMessageContaining("replication factor");
    }

    @Test
    void shouldSayThatThereIsNoSuchTopicAndMakeNone() {
        TopicNames names = new TopicNames("forgotten.");
        String servers = broker.bootstrapServers();

        assertThatThrownBy(() -> new TopicScan(servers, names).each(Topic.METRICS, DeskMetric.class, _ -> {}))
                .isInstanceOf(NoTopic.class)
                .hasMessage("There is no topic 'forgotten.desk.metrics' on the broker at %s; is `--topic-prefix` right?"
                        .formatted(servers));
        assertThatThrownBy(() -> new DeadLetterReplay(servers, names).replay(names.of(Topic.METRICS), _ -> {}))
                .isInstanceOf(NoTopic.class)
                .hasMessageContaining("'forgotten.desk.metrics.dlq'");
        assertThat(topicsOf(servers)).noneMatch(name -> name.startsWith("forgotten."));
    }

    private static Set<String> topicsOf(String servers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) servers))) {
            return admin.listTopics()
                    .names()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    @Test
    void shouldTellABrokerThatIsAwayFromARecordThatItDoesNotTake() {
        assertThat(BrokerOutage.is(new TimeoutException("not sent"))).isTrue();
        assertThat(BrokerOutage.is(new RecordTooLargeException())).isFalse();
    }

    @Test
    void shouldGoOnReadingAtACursorWithoutLossOrRepetition() {
        try (Desk desk = Desk.of("cursor.")) {
            desk.send(1, 2, 3, 4);
            List<Read<DeskMetric>> first = desk.tail()
                    .read(Topic.METRICS, DeskMetric.class, new Start.Since(Instant.EPOCH))
                    .take(2)
                    .collectList()
                    .block(LIMIT);
            assertThat(first).hasSize(2);
            desk.send(5);
            List<Read<DeskMetric>> rest = desk.tail()
                    .read(
                            Topic.METRICS,
                            DeskMetric.class,
                            new Start.At(first.getLast().cursor()))
                    .take(3)
                    .collectList()
                    .block(LIMIT);
            assertThat(Flux.concat(Flux.fromIterable(first), Flux.fromIterable(rest))
                            .map(Read::value)
                            .collectList()
                            .block(LIMIT))
                    .containsExactlyInAnyOrder(metric(1), metric(2), metric(3), metric(4), metric(5));
        }
    }

    @Test
    void shouldSendInOrderWithoutWaitingForEach() {
        try (Desk desk = Desk.of("order.")) {
            List<DeskMetric> values =
                    IntStream.rangeClosed(1, 50).mapToObj(MessagingTest::metric).toList();
            StepVerifier.create(desk.sender().sendInOrder(Topic.METRICS, "key", "acme", outgoing(values)))
                    .expectNextCount(values.size())
                    .expectComplete()
                    .verify(LIMIT);
            assertThat(desk.tail()
                            .readUpToNow(Topic.METRICS, DeskMetric.class, new Start.Since(Instant.EPOCH))
                            .map(Read::value)
                            .collectList()
                            .block(LIMIT))
                    .containsExactlyElementsOf(values);
        }
    }

    @Test
    void shouldSayHowFarItCameWithWhatIsSentInOrder() {
        try (Desk desk = Desk.of("order-too-large.")) {
            DeskMetric tooLarge = new DeskMetric.Breaker("acme", "x".repeat(5 << 20), "OPEN", Instant.ofEpochSecond(2));
            StepVerifier.create(desk.sender()
                            .sendInOrder(
                                    Topic.METRICS, "key", "acme", outgoing(List.of(metric(1), tooLarge, metric(3)))))
                    .expectNextCount(1)
                    .expectError(RecordTooLargeException.class)
                    .verify(LIMIT);
        }
    }

    private static List<Outgoing> outgoing(List<DeskMetric> values) {
        return values.stream().map(value -> new Outgoing(value, null)).toList();
    }

    @Test
    void shouldKnowTheEndOfATopic() {
        try (Desk desk = Desk.of("end.")) {
            desk.send(1, 2, 3);
            StepVerifier.create(desk.tail()
                            .end(Topic.METRICS)
                            .map(end -> end.next().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum()))
                    .expectNext(3L)
                    .expectComplete()
                    .verify(LIMIT);
        }
    }

    @Test
    void shouldPassOverWhatItCannotRead() {
        try (Desk desk = Desk.of("garbage.")) {
            desk.sender()
                    .send(new ProducerRecord<>(desk.names().of(Topic.METRICS), "k", new byte[] {1}))
                    .block(LIMIT);
            desk.sender().sendGone(Topic.METRICS, "k", "acme").block(LIMIT);
            desk.send(7);
            StepVerifier.create(desk.tail()
                            .read(Topic.METRICS, DeskMetric.class, new Start.Since(Instant.EPOCH))
                            .map(Read::value)
                            .take(1))
                    .expectNext(metric(7))
                    .expectComplete()
                    .verify(LIMIT);
        }
    }

    @Test
    void shouldPassOverWhatItCannotReadWhereItLooksForAll() {
        try (Desk desk = Desk.of("scan-garbage.")) {
            desk.sender()
                    .send(new ProducerRecord<>(desk.names().of(Topic.METRICS), "k", new byte[] {1}))
                    .block(LIMIT);
            desk.sender().sendGone(Topic.METRICS, "k", "acme").block(LIMIT);
            desk.send(7);
            List<DeskMetric> all = new ArrayList<>();
            new TopicScan(broker.bootstrapServers(), desk.names()).each(Topic.METRICS, DeskMetric.class, all::add);
            assertThat(all).containsExactly(metric(7));
        }
    }

    @Test
    void shouldReadUpToTheEndAlsoWhereNobodySeesTheLastRecord() {
        try (Desk desk = Desk.of("whole.")) {
            desk.send(1, 2, 3);
            for (int partition = 0; partition < 2; partition++) {
                desk.sender()
                        .send(new ProducerRecord<>(desk.names().of(Topic.METRICS), partition, "k", new byte[] {1}))
                        .block(LIMIT);
            }
            StepVerifier.create(desk.tail()
                            .readUpToNow(Topic.METRICS, DeskMetric.class, new Start.Since(Instant.EPOCH))
                            .map(Read::value)
                            .collectList())
                    .assertNext(all -> assertThat(all).containsExactlyInAnyOrder(metric(1), metric(2), metric(3)))
                    .expectComplete()
                    .verify(LIMIT);
        }
    }

    @Test
    void shouldReadNothingOfAnEmptyTopicAndComplete() {
        try (Desk desk = Desk.of("empty.")) {
            StepVerifier.create(
                            desk.tail().readUpToNow(Topic.METRICS, DeskMetric.class, new Start.Since(Instant.EPOCH)))
                    .expectComplete()
                    .verify(LIMIT);
        }
    }

    @Test
    void shouldLeaveNoConsumerBehindWhereItCannotBegin() throws Exception {
        KafkaProperties client = new KafkaProperties();
        client.setBootstrapServers(List.of(broker.bootstrapServers()));
        client.getConsumer().setClientId("cannot-begin");
        // Longer than a topic's name may be, so that the broker refuses it at once.
        TopicSettings refused = settings("x".repeat(300), 1);
        TopicTail tail = new MessagingConfiguration().topicTail(topics(refused), refused, client, scheduler);

        StepVerifier.create(tail.read(Topic.METRICS, DeskMetric.class, new Start.Latest()))
                .expectError(InvalidTopicException.class)
                .verify(LIMIT);

        ObjectName consumer = new ObjectName("kafka.consumer:type=app-info,id=cannot-begin");
        assertThat(Flux.interval(Duration.ofMillis(20), Schedulers.boundedElastic())
                        .map(_ -> ManagementFactory.getPlatformMBeanServer().isRegistered(consumer))
                        .takeUntil(open -> !open)
                        .takeUntilOther(Mono.delay(Duration.ofSeconds(10)))
                        .blockLast(LIMIT))
                .isFalse();
    }

    @Test
    void shouldPutPoisonAsideAndWaitOutAnOutage() {
        try (Desk desk = Desk.of("poison.")) {
            String topic = desk.names().of(Topic.METRICS);
            var broken = new ConsumerRecord<>(topic, 0, 7L, "k", "{".getBytes(StandardCharsets.UTF_8));
            desk.handler()
                    .handle(broken, DeskMetric.class, "test", error -> true, metric -> Mono.empty())
                    .block(LIMIT);

            AtomicInteger attempts = new AtomicInteger();
            byte[] fine = dev.millrace.tickets.json.Json.bytes(metric(1));
            desk.handler()
                    .handle(
                            new ConsumerRecord<>(topic, 0, 8L, "k", fine),
                            DeskMetric.class,
                            "test",
                            error -> error instanceof java.io.IOException,
                            metric -> attempts.incrementAndGet() < 3
                                    ? Mono.error(new java.io.IOException("away"))
                                    : Mono.empty())
                    .block(LIMIT);
            assertThat(attempts).hasValue(3);
        }
    }

    @Test
    void shouldTakeEachDeadLetterBackOnceAsItCame() {
        try (Desk desk = Desk.of("replay.")) {
            String topic = desk.names().of(Topic.METRICS);
            for (int second = 1; second <= 3; second++) {
                putAside(desk, topic, second);
            }
            var replay = new DeadLetterReplay(broker.bootstrapServers(), desk.names());

            List<DeadLetterReplay.Replayed> first = replayed(replay, topic);
            putAside(desk, topic, 4);
            List<DeadLetterReplay.Replayed> second = replayed(replay, topic);

            assertThat(replay.sources()).contains(topic).noneMatch(name -> name.endsWith(".dlq"));
            assertThat(first)
                    .hasSize(3)
                    .allSatisfy(letter -> assertThat(letter.to()).isEqualTo(topic))
                    .extracting(DeadLetterReplay.Replayed::error)
                    .containsOnly("no room");
            assertThat(second).extracting(DeadLetterReplay.Replayed::key).containsExactly("key4");
            assertThat(replayed(replay, topic)).isEmpty();
            assertThat(desk.tail()
                            .read(Topic.METRICS, DeskMetric.class, new Start.Since(Instant.EPOCH))
                            .map(Read::value)
                            .take(4)
                            .collectList()
                            .block(LIMIT))
                    .containsExactlyInAnyOrder(metric(1), metric(2), metric(3), metric(4));
        }
    }

    @Test
    void shouldKeepADeadLettersOwnHeadersAndSayWhereItLay() {
        try (Desk desk = Desk.of("headers.")) {
            String topic = desk.names().of(Topic.METRICS);
            putAside(desk, topic, 1);

            replayed(new DeadLetterReplay(broker.bootstrapServers(), desk.names()), topic);

            assertThat(headers(topic))
                    .hasSize(2)
                    .contains("tenant=acme")
                    .last()
                    .asString()
                    .matches("replayed-from=" + topic + "\\.dlq-\\d@0");
        }
    }

    private static void putAside(Desk desk, String topic, int second) {
        var poison = new ConsumerRecord<>(
                topic, 0, second, "key" + second, dev.millrace.tickets.json.Json.bytes(metric(second)));
        poison.headers().add("tenant", "acme".getBytes(StandardCharsets.UTF_8));
        new MessagingConfiguration()
                .deadLetters(desk.sender())
                .putAside(poison, "test", new IllegalStateException("no room"))
                .block(LIMIT);
    }

    @Test
    void shouldSayThatNoBrokerAnswersAndBlameNoTopic() {
        var replay = new DeadLetterReplay("127.0.0.1:1", new TopicNames(""));

        assertThatThrownBy(() -> replay.replay("tickets.inbound", _ -> {}))
                .isInstanceOf(NoBroker.class)
                .hasMessage("No broker answers at 127.0.0.1:1");
    }

    private static List<DeadLetterReplay.Replayed> replayed(DeadLetterReplay replay, String topic) {
        List<DeadLetterReplay.Replayed> letters = new ArrayList<>();
        replay.replay(topic, letters::add);
        return letters;
    }

    private static List<String> headers(String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return Flux.fromIterable(consumer.poll(LIMIT))
                    .flatMapIterable(ConsumerRecord::headers)
                    .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                    .collectList()
                    .block(LIMIT);
        }
    }
}
