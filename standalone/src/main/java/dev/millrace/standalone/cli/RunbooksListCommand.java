package dev.millrace.standalone.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.millrace.remediation.KnownActions;
import dev.millrace.remediation.runbook.file.InvalidRunbook;
import dev.millrace.remediation.runbook.file.RunbookFile;
import dev.millrace.remediation.runbook.file.RunbookLibrary;
import dev.millrace.remediation.runbook.file.RunbookParser;
import dev.millrace.remediation.runbook.file.Sources;
import dev.millrace.tickets.understanding.Risk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `millrace runbooks list`.
@Command(
        name = "list",
        description = "Lists the runbooks that would be in force, one JSON line each, and the variants that come along"
                + " for other systems.",
        mixinStandardHelpOptions = true)
final class RunbooksListCommand implements Callable<Integer> {
    @Option(names = "--folder", paramLabel = "DIR", description = "A folder with runbooks of one's own.")
    private @Nullable Path folder;

    @Option(
            names = "--variants",
            paramLabel = "NAMES",
            split = ",",
            description = "Variants in the place of what they are variants of, such as openvpn,linux-devices.")
    private List<String> variants = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (folder != null && !Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "There is no folder " + folder);
        }
        RunbookParser parser = new RunbookParser(KnownActions.unconfigured());
        try {
            for (RunbookFile file : new RunbookLibrary(parser, Sources.shipped(variants), folder).files()) {
                JsonLines.print(spec.commandLine().getOut(), Line.of(file, null));
            }
            for (Map.Entry<String, Map<String, String>> other :
                    Sources.variants().entrySet()) {
                if (!variants.contains(other.getKey())) {
                    for (Map.Entry<String, String> file : other.getValue().entrySet()) {
                        JsonLines.print(
                                spec.commandLine().getOut(),
                                Line.of(parser.parse(file.getKey(), file.getValue()), other.getKey()));
                    }
                }
            }
            return CommandLine.ExitCode.OK;
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unknown.getMessage()), unknown);
        } catch (InvalidRunbook invalid) {
            throw new IOException(invalid.getMessage(), invalid);
        }
    }

    /// One runbook.
    ///
    /// @param variant the one that has to be chosen for it to be in force, where it is not
    record Line(
            String id,
            String title,
            Risk risk,
            String file,
            List<String> steps,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String variant) {
        static Line of(RunbookFile file, @Nullable String variant) {
            return new Line(file.id(), file.title(), file.risk(), file.file(), file.stepNames(), variant);
        }
    }
}
