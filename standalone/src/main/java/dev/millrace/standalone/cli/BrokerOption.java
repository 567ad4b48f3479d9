package dev.millrace.standalone.cli;

import dev.millrace.standalone.demo.DemoSettings;
import dev.millrace.tickets.topic.TopicNames;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which broker a command reads: that of the running `millrace up`, or one that is named.
final class BrokerOption {
    @Mixin
    private final DataOption data = new DataOption();

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "The broker (default: that of the running `millrace up`).")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--topic-prefix",
            paramLabel = "PREFIX",
            defaultValue = "",
            description = "As millrace.topics.prefix (default: none).")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private String prefix;

    TopicNames topics() {
        return new TopicNames(prefix);
    }

    /// The broker's address.
    ///
    /// @throws IOException where none is named and none runs
    String address() throws IOException {
        if (bootstrapServers != null) {
            return bootstrapServers;
        }
        DemoSettings demo = DemoSettings.of(data.path());
        String running = demo.find("kafka.bootstrap");
        if (running == null) {
            throw new IOException("Expected kafka.bootstrap in " + demo.file() + "; is `millrace up` running?");
        }
        return running;
    }
}
