package dev.millrace.standalone.cli;

import dev.millrace.standalone.up.Up;
import dev.millrace.standalone.up.UpOptions;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `millrace up`: everything in one process.
@Command(
        name = "up",
        description = "Runs everything in one process, with an embedded broker, database, mail server and directory.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    @Mixin
    private final DataOption data = new DataOption();

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "For browsers (${DEFAULT-VALUE}).")
    private int httpPort;

    @Option(
            names = "--smtp-port",
            paramLabel = "PORT",
            defaultValue = "3025",
            description = "For sending mail (${DEFAULT-VALUE}).")
    private int smtpPort;

    @Option(
            names = "--imap-port",
            paramLabel = "PORT",
            defaultValue = "3143",
            description = "For reading mail (${DEFAULT-VALUE}).")
    private int imapPort;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "19092",
            description = "For Kafka clients (${DEFAULT-VALUE}).")
    private int kafkaPort;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var options = new UpOptions(
                data.path(),
                port("--http-port", httpPort),
                port("--smtp-port", smtpPort),
                port("--imap-port", imapPort),
                port("--kafka-port", kafkaPort));
        if (IntStream.of(httpPort, smtpPort, imapPort, kafkaPort).distinct().count() < 4) {
            throw new ParameterException(spec.commandLine(), "Expected a port of its own for each, found one twice");
        }
        new Up(options, spec.commandLine().getOut()).run();
        return CommandLine.ExitCode.OK;
    }

    private int port(String option, int value) {
        if (value < 1 || value > 65_535) {
            throw new ParameterException(
                    spec.commandLine(), "Expected a port from 1 to 65535 for " + option + ", found " + value);
        }
        return value;
    }
}
