package dev.millrace.standalone.cli;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.Understanding;
import dev.millrace.enrichment.text.Text;
import dev.millrace.standalone.cli.Understood.Message;
import dev.millrace.tickets.file.NotUtf8;
import dev.millrace.tickets.file.TextLines;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.json.UnreadableJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `millrace understand`: messages as the stream would understand them.
@Command(
        name = "understand",
        description = "Reads messages, one JSON object a line, and prints what the stream would make of each.",
        mixinStandardHelpOptions = true)
final class UnderstandCommand implements Callable<Integer> {
    @Option(
            names = "--jsonl",
            paramLabel = "FILE",
            description = "Messages with the fields id, channel, from, subject, body, and requester: what"
                    + " the directory said of him. Standard input if not given.")
    private @Nullable Path file;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Enrichment enrichment = Enrichment.load();
        PrintWriter out = spec.commandLine().getOut();
        int exitCode = CommandLine.ExitCode.OK;
        try (TextLines lines = JsonLines.of(file)) {
            for (TextLines.Line line = lines.next(); line != null; line = lines.next()) {
                try {
                    String text = line.text();
                    if (!text.isBlank()) {
                        JsonLines.print(out, understand(enrichment, Json.read(text, Message.class), line.number()));
                    }
                } catch (NotUtf8 e) {
                    spec.commandLine().getErr().println(e.getMessage());
                    exitCode = CommandLine.ExitCode.SOFTWARE;
                } catch (UnreadableJson e) {
                    spec.commandLine().getErr().println(line.place() + ": " + e.getMessage());
                    exitCode = CommandLine.ExitCode.SOFTWARE;
                }
            }
        }
        return exitCode;
    }

    private static Understood understand(Enrichment enrichment, Message message, int number) {
        Text text = message.text();
        long start = System.nanoTime();
        Understanding understanding = enrichment.understand(text);
        long micros = (System.nanoTime() - start) / 1_000;
        return Understood.of(message.idOr(Integer.toString(number)), understanding, micros);
    }
}
