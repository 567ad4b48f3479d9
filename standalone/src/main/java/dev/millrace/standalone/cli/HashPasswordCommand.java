package dev.millrace.standalone.cli;

import dev.millrace.access.Passwords;
import dev.millrace.tickets.file.TextLines;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `millrace hash-password`: what `millrace.admin.password-hash` is set to.
@Command(
        name = "hash-password",
        description = "Reads the admin's password from standard input and prints its hash for the configuration.",
        mixinStandardHelpOptions = true)
final class HashPasswordCommand implements Callable<Integer> {
    private static final int LEAST_LENGTH = 12;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (TextLines input = TextLines.ofInput()) {
            TextLines.Line line = input.next();
            String password = line == null ? "" : line.text();
            if (password.length() < LEAST_LENGTH) {
                throw new ParameterException(
                        spec.commandLine(),
                        "Expected a password of at least %d characters on standard input".formatted(LEAST_LENGTH));
            }
            spec.commandLine().getOut().println(Passwords.hash(password));
        }
        return CommandLine.ExitCode.OK;
    }
}
