package dev.millrace.standalone.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/// Runs a command as the shell would, in this process.
public final class CommandRun {
    private CommandRun() {}

    /// The exit code.
    public static int of(String... arguments) {
        return MillraceCommand.run(arguments);
    }

    /// What it prints.
    public static String output(String... arguments) {
        StringWriter output = new StringWriter();
        MillraceCommand.commandLine().setOut(new PrintWriter(output, true)).execute(arguments);
        return output.toString();
    }
}
