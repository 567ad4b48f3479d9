package dev.millrace.standalone.cli;

import dev.millrace.enrichment.training.LearningCurve;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `millrace curve`: whether more messages would help.
@Command(
        name = "curve",
        description =
                "Learns from an eighth, a quarter, half and all of the messages of other hands, and prints how well"
                        + " each hand's messages are then read: one line of JSON for each share, as `millrace evaluate` has it.",
        mixinStandardHelpOptions = true)
final class CurveCommand implements Callable<Integer> {
    @Option(
            names = "--jsonl",
            paramLabel = "PATH",
            required = true,
            description = "Labelled messages; a folder of them too.")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private Path messages;

    @Option(names = "--hands", paramLabel = "N", description = "Leave out the first N hands in turn, instead of each.")
    private int hands = Integer.MAX_VALUE;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (hands < 1) {
            throw new ParameterException(spec.commandLine(), "Expected --hands of 1 or more, found " + hands);
        }
        LearningCurve.of(
                messages, hands, point -> JsonLines.print(spec.commandLine().getOut(), point));
        return CommandLine.ExitCode.OK;
    }
}
