package dev.millrace.standalone.cli;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.diagnosis.RuleTests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace rules`: the rules of diagnosis.
@Command(
        name = "rules",
        description = "Works on the rules of diagnosis.",
        mixinStandardHelpOptions = true,
        subcommands = RulesCommand.Test.class)
final class RulesCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected a command: test");
    }

    /// `millrace rules test`: whether messages get the diagnosis that is expected of them.
    @Command(
            name = "test",
            description = "Diagnoses the messages of a YAML file and compares with what it expects of each.",
            mixinStandardHelpOptions = true)
    static final class Test implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "A list of messages with runbook, target, automatable.")
        @SuppressWarnings("NullAway.Init") // picocli sets it.
        private Path file;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it.
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            RuleTests.Report report = RuleTests.run(file, Enrichment.load());
            JsonLines.print(spec.commandLine().getOut(), report);
            return report.failures().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }
}
