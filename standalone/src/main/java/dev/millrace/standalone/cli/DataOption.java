package dev.millrace.standalone.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// `--data`, the same for all commands that have to do with `up`.
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "./.millrace",
            description = "The folder that holds everything (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private Path data;

    Path path() {
        return data.toAbsolutePath().normalize();
    }
}
