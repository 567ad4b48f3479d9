package dev.millrace.standalone.cli;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.evaluation.Evaluation;
import dev.millrace.enrichment.training.LabelledMessages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `millrace evaluate`: how well labelled messages are understood.
@Command(
        name = "evaluate",
        description = "Understands labelled messages, compares with their labels and prints the figures as JSON.",
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    @Option(names = "--jsonl", paramLabel = "FILE", required = true, description = "Labelled messages.")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private Path file;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        JsonLines.print(spec.commandLine().getOut(), Evaluation.of(LabelledMessages.read(file), Enrichment.load()));
        return CommandLine.ExitCode.OK;
    }
}
