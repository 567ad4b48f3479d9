package dev.millrace.standalone.cli;

/// Runs a command as the shell would, in this process.
public final class CommandRun {
    private CommandRun() {}

    /// The exit code.
    public static int of(String... arguments) {
        return MillraceCommand.run(arguments);
    }
}
