package dev.millrace.standalone.cli;

import dev.millrace.enrichment.corrections.CorrectedMessage;
import dev.millrace.enrichment.corrections.CorrectionLog;
import dev.millrace.messaging.TopicScan;
import dev.millrace.standalone.files.PrivateFiles;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.tickets.topic.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `millrace corrections`: what people at the desk corrected.
@Command(
        name = "corrections",
        description = "What people at the desk corrected, to learn from.",
        mixinStandardHelpOptions = true,
        subcommands = CorrectionsCommand.Export.class)
final class CorrectionsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected a command: export");
    }

    /// `millrace corrections export`: corrections as labelled messages.
    @Command(
            name = "export",
            description = "Writes the corrected messages as JSON lines for `millrace train`, secrets masked, and prints"
                    + " what to look at before learning from them.",
            mixinStandardHelpOptions = true)
    static final class Export implements Callable<Integer> {
        @Mixin
        private final BrokerOption broker = new BrokerOption();

        @Option(
                names = "--tenant",
                paramLabel = "NAME",
                required = true,
                description = "Whose tickets; nothing is ever learnt across tenants.")
        @SuppressWarnings("NullAway.Init") // picocli sets it.
        private String tenant;

        @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file to write.")
        @SuppressWarnings("NullAway.Init") // picocli sets it.
        private Path out;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it.
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            CorrectionLog log = new CorrectionLog(tenant);
            TopicScan scan = new TopicScan(broker.address(), broker.topics());
            try {
                scan.each(Topic.UPDATES, TicketUpdate.class, log::look);
                scan.each(Topic.UPDATES, TicketUpdate.class, log::follow);
            } catch (KafkaException failure) {
                throw new IOException("The history could not be read: " + failure.getMessage(), failure);
            }
            PrivateFiles.replace(out.toAbsolutePath(), text(log.messages()));
            JsonLines.print(spec.commandLine().getOut(), log.report());
            return CommandLine.ExitCode.OK;
        }

        /// For its owner alone: it is what people wrote.
        private static String text(List<CorrectedMessage> messages) {
            return messages.stream().map(message -> Json.text(message) + "\n").collect(Collectors.joining());
        }
    }
}
