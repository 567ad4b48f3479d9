package dev.millrace.standalone.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.standalone.files.LoopbackPort;
import dev.millrace.standalone.kafka.Broker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/// A transaction that a kill cuts off must end on every partition, else whoever reads committed records waits for ever
/// (KAFKA-20734; docs/decisions/0007).
@Tag("real")
class BrokerKillTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path data;

    /// With the faulty brokers about every second kill left something behind.
    @RepeatedTest(6)
    void shouldEndEveryTransactionThatAKillCutOff() throws Exception {
        long seed = Long.getLong("millrace.seed", System.nanoTime());
        System.out.printf("The moment of the kill follows from -Dmillrace.seed=%d%n", seed);
        int port = LoopbackPort.free();
        try (JavaProgram writers = JavaProgram.startOfTests(
                "broker-kill",
                List.of("-Xmx300m", "-XX:+UseSerialGC"),
                TransactionalWriters.class,
                List.of(data.toString(), String.valueOf(port)))) {
            await().atMost(LIMIT).until(() -> !writers.isRunning() || isWritten());
            await().pollDelay(Duration.ofMillis(new Random(seed).nextInt(1, 2_000)))
                    .until(() -> true);
            assertThat(writers.isRunning())
                    .as("the writers ran until the kill; see %s", writers.log())
                    .isTrue();
            writers.kill();
        }
        try (Broker broker = Broker.start(data, port);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            await().atMost(LIMIT)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(ends(admin, IsolationLevel.READ_COMMITTED))
                            .isEqualTo(ends(admin, IsolationLevel.READ_UNCOMMITTED)));
            assertThat(ends(admin, IsolationLevel.READ_COMMITTED).values()).anyMatch(end -> end > 0);
        }
    }

    /// Whether the first transactions have reached the last partition's log.
    private boolean isWritten() throws Exception {
        Path log = data.resolve("logs")
                .resolve(TransactionalWriters.PARTITIONS.getLast().toString())
                .resolve("00000000000000000000.log");
        return Files.exists(log) && Files.size(log) > 0;
    }

    private static Map<TopicPartition, Long> ends(Admin admin, IsolationLevel isolation) throws Exception {
        Map<TopicPartition, OffsetSpec> latest = TransactionalWriters.PARTITIONS.stream()
                .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(latest, new ListOffsetsOptions(isolation))
                .all()
                .get();
        return ends.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }
}
