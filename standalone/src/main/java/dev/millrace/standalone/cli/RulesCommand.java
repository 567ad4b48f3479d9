package dev.millrace.standalone.cli;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.diagnosis.KnownRunbooks;
import dev.millrace.enrichment.diagnosis.RuleBook;
import dev.millrace.enrichment.evaluation.RuleTests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace rules`: the rules of diagnosis.
@Command(
        name = "rules",
        description = "Works on the rules of diagnosis.",
        mixinStandardHelpOptions = true,
        subcommands = {RulesCommand.Test.class, RulesCommand.Show.class})
final class RulesCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected a command: test or show");
    }

    /// `millrace rules test`: whether messages get the diagnosis that is expected of them.
    @Command(
            name = "test",
            description = "Diagnoses the messages of a YAML file and compares with what it expects of each.",
            mixinStandardHelpOptions = true)
    static final class Test implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "A list of messages with what is expected of each.")
        @SuppressWarnings("NullAway.Init") // picocli sets it.
        private Path file;

        @Option(
                names = "--rules",
                paramLabel = "FILE",
                description = "Diagnose by the rules of this file instead of the shipped ones.")
        private @Nullable Path rules;

        @Option(
                names = "--runbooks",
                paramLabel = "DIR",
                description = "A folder of runbooks that these rules may name beside the shipped ones.")
        private @Nullable Path runbooks;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it.
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            RuleTests.Report report =
                    RuleTests.run(file, rules == null ? Enrichment.load() : Enrichment.load(rules, known()));
            JsonLines.print(spec.commandLine().getOut(), report);
            return report.failures().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }

        private KnownRunbooks known() {
            return runbooks == null
                    ? KnownRunbooks.shipped()
                    : KnownRunbooks.shipped().and(runbooks);
        }
    }

    /// `millrace rules show`: the shipped rules, to begin a file of one's own with.
    @Command(
            name = "show",
            description = "Prints the shipped rules, which millrace.desk.rules-file replaces.",
            mixinStandardHelpOptions = true)
    static final class Show implements Runnable {
        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it.
        private CommandSpec spec;

        @Override
        public void run() {
            spec.commandLine().getOut().print(RuleBook.shipped());
            spec.commandLine().getOut().flush();
        }
    }
}
