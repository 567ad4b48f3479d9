package dev.millrace.standalone.cli;

import dev.millrace.remediation.KnownActions;
import dev.millrace.remediation.runbook.file.InvalidRunbook;
import dev.millrace.remediation.runbook.file.RunbookParser;
import dev.millrace.remediation.runbook.file.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace runbooks check`.
@Command(
        name = "check",
        description = "Checks runbook files: schema, actions, arguments, names, conditions. Prints one JSON line each,"
                + " and what is wrong with file and line on standard error.",
        mixinStandardHelpOptions = true)
final class RunbooksCheckCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILES",
            arity = "0..*",
            description = "Files, or folders with *.yaml files (default: those that come along, and their variants).")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private List<Path> files;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    private final RunbookParser parser = new RunbookParser(KnownActions.unconfigured());
    private final Map<String, String> fileOfId = new HashMap<>();

    @Override
    public Integer call() throws IOException {
        boolean valid = true;
        for (Map.Entry<String, String> file : texts().entrySet()) {
            Result result = check(file.getKey(), file.getValue());
            JsonLines.print(spec.commandLine().getOut(), result);
            result.complaints().forEach(spec.commandLine().getErr()::println);
            valid &= result.valid();
        }
        return valid ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    /// A variant has the id of what it is a variant of.
    private boolean comesAlong() {
        return files == null || files.isEmpty();
    }

    private Map<String, String> texts() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        if (comesAlong()) {
            texts.putAll(Sources.shipped());
            Sources.variants().values().forEach(texts::putAll);
            return texts;
        }
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                List<Path> found = Sources.in(file);
                if (found.isEmpty()) {
                    throw new IOException("Expected *.yaml files in " + file + ", found none");
                }
                for (Path each : found) {
                    texts.put(each.toString(), Sources.text(each));
                }
            } else if (Files.isRegularFile(file)) {
                texts.put(file.toString(), Sources.text(file));
            } else {
                throw new IOException("Expected a file or folder, found none at " + file);
            }
        }
        return texts;
    }

    private Result check(String name, String text) {
        try {
            String id = parser.parse(name, text).id();
            String other = fileOfId.putIfAbsent(id, name);
            return other == null || comesAlong()
                    ? new Result(name, true, id, List.of())
                    : new Result(
                            name,
                            false,
                            id,
                            List.of("%s:1: the id '%s' is already taken by %s".formatted(name, id, other)));
        } catch (InvalidRunbook invalid) {
            return new Result(name, false, null, invalid.complaints());
        }
    }

    /// One file.
    record Result(String file, boolean valid, @Nullable String id, List<String> complaints) {}
}
