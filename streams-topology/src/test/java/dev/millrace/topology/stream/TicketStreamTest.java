package dev.millrace.topology.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import reactor.test.scheduler.VirtualTimeScheduler;

class TicketStreamTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Its own: other tests go by the schedulers of all.
    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<KafkaStreams> made = new ArrayList<>();
    private volatile boolean broken = true;
    /// A thread hangs and does not end.
    private volatile boolean hangs;
    private Path folder;
    private TicketStream stream;

    @BeforeEach
    void make(@TempDir Path folder) {
        this.folder = folder;
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        properties.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        stream = new TicketStream(
                () -> {
                    StreamsBuilder builder = new StreamsBuilder();
                    builder.stream("in").to("out");
                    made.add(new KafkaStreams(builder.build(), properties, new Clients()) {
                        @Override
                        public synchronized boolean close(Duration timeout) {
                            return !hangs && super.close(timeout);
                        }
                    });
                    return made.getLast();
                },
                new LocalState(folder, "test"),
                registry,
                PATIENCE,
                new ComeBack(time));
    }

    @AfterEach
    void stop() {
        stream.stop();
    }

    @Test
    void shouldComeBackAfterAPauseWhenItsThreadsKeepDying() {
        stream.start();
        awaitStopWithAnError();
        assertThat(new StreamHealth(stream).health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(stream.isRunning())
                .as("it is to be stopped with the program")
                .isTrue();

        time.advanceTimeBy(ComeBack.FIRST);
        assertThat(made).hasSize(2);
        awaitStopWithAnError();
        broken = false;
        time.advanceTimeBy(ComeBack.FIRST);
        assertThat(made).as("the pause grows").hasSize(2);
        time.advanceTimeBy(ComeBack.FIRST);

        assertThat(made).hasSize(3);
        assertThat(stream.streams()).isSameAs(made.getLast());
        assertThat(stream.streams().state()).as("it looks for work").isEqualTo(KafkaStreams.State.REBALANCING);
        assertThat(registry.find("kafka.stream.alive.stream.threads").gauges())
                .singleElement()
                .satisfies(threads -> assertThat(threads.value()).isEqualTo(1));
    }

    @Test
    void shouldNotComeBackWhenTheProgramStops() {
        stream.start();
        awaitStopWithAnError();

        stream.stop();
        time.advanceTimeBy(ComeBack.LONGEST);

        assertThat(made).hasSize(1);
        assertThat(stream.isRunning()).isFalse();
    }

    @Test
    void shouldTakeNoStateFromUnderThreadsThatHaveNotEnded() throws IOException {
        stream.start();
        awaitStopWithAnError();
        Path store = Files.createDirectories(folder.resolve("test/0_3"));
        hangs = true;

        time.advanceTimeBy(ComeBack.FIRST);
        assertThat(store).exists();
        assertThat(made).hasSize(1);

        hangs = false;
        time.advanceTimeBy(ComeBack.FIRST.multipliedBy(2));
        assertThat(store).doesNotExist();
        assertThat(made).hasSize(2);
    }

    @Test
    void shouldLeaveNothingBehindWhereItStopsAfterAnError() {
        stream.start();
        awaitStopWithAnError();

        stream.stop();

        assertThat(registry.getMeters()).isEmpty();
        LocalState next = new LocalState(folder, "test");
        next.prepare();
        next.closed();
    }

    /// Kafka Streams shows its state a moment before it tells of it, and is brought back by what it tells: once for
    /// each that was made.
    private void awaitStopWithAnError() {
        // Threads are to die.
        await().dontCatchUncaughtExceptions().atMost(PATIENCE).until(() -> time.getScheduledTaskCount() == made.size());
        assertThat(stream.streams().state()).isEqualTo(KafkaStreams.State.ERROR);
    }

    /// Its main consumer is broken, as where the disk is full, or it gets nothing.
    private final class Clients implements KafkaClientSupplier {
        @Override
        public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
            return new MockConsumer<>("earliest") {
                @Override
                public synchronized void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
                    if (broken) {
                        throw new IllegalStateException("no space left on device");
                    }
                    super.subscribe(topics, listener);
                }
            };
        }

        @Override
        public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
            return new MockConsumer<>("earliest");
        }

        @Override
        public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
            return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }

        @Override
        public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
            return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public Admin getAdmin(Map<String, Object> config) {
            return Admin.create(config);
        }
    }
}
