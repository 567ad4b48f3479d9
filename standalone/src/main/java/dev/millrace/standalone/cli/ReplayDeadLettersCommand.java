package dev.millrace.standalone.cli;

import dev.millrace.messaging.DeadLetterReplay;
import dev.millrace.messaging.NoBroker;
import dev.millrace.messaging.NoTopic;
import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace replay-dead-letters [TOPIC…]`: takes what could not be read or processed back to its topic, each record
/// once.
@Command(
        name = "replay-dead-letters",
        description = "Takes dead letters back to the topics they came from, each once. Mend the cause first.",
        mixinStandardHelpOptions = true)
final class ReplayDeadLettersCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "TOPIC",
            arity = "0..*",
            description = "Whose dead letters, as in tickets.inbound (default: all topics').")
    private List<String> topics = new ArrayList<>();

    @Mixin
    private final BrokerOption broker = new BrokerOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var replay = new DeadLetterReplay(broker.address(), broker.topics());
        PrintWriter out = spec.commandLine().getOut();
        for (String topic : chosen(replay.sources())) {
            try {
                replay.replay(topic, letter -> out.println(Json.text(letter)));
            } catch (NoBroker | NoTopic absent) {
                throw new IOException(absent.getMessage(), absent);
            } catch (KafkaException failure) {
                throw new IOException(
                        "The dead letters of " + topic + " could not be taken back: " + failure.getMessage(), failure);
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private Set<String> chosen(Set<String> sources) {
        for (String topic : topics) {
            if (!sources.contains(topic)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "Expected one of the topics " + new TreeSet<>(sources) + ", not '" + topic + "'");
            }
        }
        return new TreeSet<>(topics.isEmpty() ? sources : topics);
    }
}
