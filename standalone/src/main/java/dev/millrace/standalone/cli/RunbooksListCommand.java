package dev.millrace.standalone.cli;

import dev.millrace.remediation.KnownActions;
import dev.millrace.remediation.runbook.file.InvalidRunbook;
import dev.millrace.remediation.runbook.file.RunbookFile;
import dev.millrace.remediation.runbook.file.RunbookLibrary;
import dev.millrace.remediation.runbook.file.RunbookParser;
import dev.millrace.remediation.runbook.file.Sources;
import dev.millrace.tickets.understanding.Risk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `millrace runbooks list`.
@Command(
        name = "list",
        description = "Lists the runbooks that come along, and those of a folder, one JSON line each.",
        mixinStandardHelpOptions = true)
final class RunbooksListCommand implements Callable<Integer> {
    @Option(names = "--folder", paramLabel = "DIR", description = "A folder with runbooks of one's own.")
    private @Nullable Path folder;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        RunbookParser parser = new RunbookParser(KnownActions.unconfigured());
        try {
            new RunbookLibrary(parser, Sources.shipped(), folder)
                    .files()
                    .forEach(file -> JsonLines.print(spec.commandLine().getOut(), Line.of(file)));
            return CommandLine.ExitCode.OK;
        } catch (InvalidRunbook invalid) {
            throw new IOException(invalid.getMessage(), invalid);
        }
    }

    /// One runbook.
    record Line(String id, String title, Risk risk, String file, List<String> steps) {
        static Line of(RunbookFile file) {
            return new Line(file.id(), file.title(), file.risk(), file.file(), file.stepNames());
        }
    }
}
