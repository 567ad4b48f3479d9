package dev.millrace.standalone.real;

import dev.millrace.standalone.kafka.Broker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/// A broker and the busiest writers there can be: one short transaction after the other over all partitions, so that a
/// kill is certain to cut some off in the middle of a commit.
final class TransactionalWriters {
    static final List<TopicPartition> PARTITIONS = IntStream.range(0, 48)
            .mapToObj(number -> new TopicPartition("writing-" + number / 8, number % 8))
            .toList();

    private static final int WRITERS = 6;
    private static final int TRANSACTION_MILLIS = 3_000;

    private TransactionalWriters() {}

    /// Runs until it is killed.
    ///
    /// @param arguments the broker's folder and port
    public static void main(String[] arguments) throws Exception {
        Broker broker = Broker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        createTopics(broker);
        for (int writer = 0; writer < WRITERS; writer++) {
            String id = "writer-" + writer;
            Thread.ofPlatform().start(() -> writeForEver(broker, id));
        }
    }

    private static void createTopics(Broker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            List<NewTopic> topics = PARTITIONS.stream()
                    .map(TopicPartition::topic)
                    .distinct()
                    .map(name -> new NewTopic(name, 8, (short) 1))
                    .toList();
            admin.createTopics(topics).all().get();
        }
    }

    private static void writeForEver(Broker broker, String id) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "transactional.id",
                id,
                "transaction.timeout.ms",
                TRANSACTION_MILLIS);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            while (true) {
                producer.beginTransaction();
                for (TopicPartition partition : PARTITIONS) {
                    // The commit waits for it, and throws what went wrong.
                    var _ = producer.send(
                            new ProducerRecord<>(partition.topic(), partition.partition(), id, "written"));
                }
                producer.commitTransaction();
            }
        }
    }
}
