package dev.millrace.standalone.cli;

import dev.millrace.enrichment.training.CorpusCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `millrace corpus`: labelled messages.
@Command(
        name = "corpus",
        description = "Works on labelled messages.",
        mixinStandardHelpOptions = true,
        subcommands = CorpusCommand.Validate.class)
final class CorpusCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected a command: validate");
    }

    /// `millrace corpus validate`: whether labels hold together.
    @Command(
            name = "validate",
            description = "Checks labelled messages and prints their balance and faults; fails where there is a fault.",
            mixinStandardHelpOptions = true)
    static final class Validate implements Callable<Integer> {
        @Option(
                names = "--jsonl",
                paramLabel = "PATH",
                required = true,
                description = "A file, or a folder of .jsonl files.")
        @SuppressWarnings("NullAway.Init") // picocli sets it.
        private Path path;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it.
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            CorpusCheck.Report report = CorpusCheck.of(path);
            JsonLines.print(spec.commandLine().getOut(), report);
            return report.faults().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }
}
