package dev.millrace.standalone.kafka;

import dev.millrace.standalone.files.LoopbackPort;
import dev.millrace.standalone.files.PrivateFiles;
import dev.millrace.standalone.files.TimeLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/// A Kafka broker and its KRaft controller in this process, listening on loopback.
///
/// Its folder is formatted on the first start and continued on every later one; after a kill the broker recovers the
/// half-written end of each log by itself.
public final class Broker implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private Broker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /// Starts the broker and returns when it takes requests.
    ///
    /// @param directory where its data lies; created when missing
    /// @param port      the port for clients, on 127.0.0.1
    /// @throws IOException when the folder can't be written or the broker does not come up
    public static Broker start(Path directory, int port) throws IOException {
        PrivateFiles.createDirectories(directory);
        Path logs = directory.resolve("logs");
        var settings = new BrokerSettings(logs, port, LoopbackPort.free());
        if (!Files.exists(logs.resolve("meta.properties"))) {
            new LogFormat(logs).write();
        }
        KafkaRaftServer server;
        try {
            server = new KafkaRaftServer(new KafkaConfig(settings.asMap(), false), Time.SYSTEM);
            server.startup();
        } catch (RuntimeException failure) {
            throw new IOException(
                    "The Kafka broker did not start on 127.0.0.1:" + port + " with its data in " + directory + ": "
                            + failure.getMessage(),
                    failure);
        }
        return new Broker(server, "127.0.0.1:" + port);
    }

    /// Host and port for `bootstrap.servers`.
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /// Stops the broker cleanly, so that the next start needs no recovery; gives up waiting after 15 s.
    @Override
    public void close() {
        TimeLimit.run("stopping the Kafka broker", STOP_LIMIT, () -> {
            server.shutdown();
            server.awaitShutdown();
        });
    }
}
