package dev.millrace.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.standalone.files.LoopbackPort;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {
    private static final String TOPIC = "letters";

    @TempDir
    private Path folder;

    @Test
    void keepsItsRecordsThroughAStopAndThroughAKill() throws Exception {
        Path stopped = folder.resolve("kafka");
        Path killed = folder.resolve("killed");
        try (Broker broker = Broker.start(stopped, LoopbackPort.free())) {
            createTopic(broker);
            write(broker, "a");
        }
        try (Broker broker = Broker.start(stopped, LoopbackPort.free())) {
            assertThat(read(broker)).containsExactly("a");
            write(broker, "b");
            // The mark that ends a transaction is written after the commit is answered.
            await().untilAsserted(() -> assertThat(read(broker)).containsExactly("a", "b"));
            // What a kill would leave at this moment: no word of a clean stop, and logs that were never closed.
            copy(stopped, killed);
        }
        try (Broker broker = Broker.start(killed, LoopbackPort.free())) {
            assertThat(read(broker)).containsExactly("a", "b");
        }
    }

    private static void createTopic(Broker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static void write(Broker broker, String value) throws Exception {
        var settings = new Properties();
        settings.put("bootstrap.servers", broker.bootstrapServers());
        settings.put("transactional.id", "writer");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, value, value)).get();
            producer.commitTransaction();
        }
    }

    private static List<String> read(Broker broker) {
        var settings = new Properties();
        settings.put("bootstrap.servers", broker.bootstrapServers());
        settings.put("isolation.level", "read_committed");
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(letter -> values.add(letter.value()));
            }
        }
        return values;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                // The broker replaces its checkpoint files meanwhile.
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
