package dev.millrace.standalone;

import dev.millrace.standalone.cli.MillraceCommand;

/// The command line `millrace`.
public final class Millrace {
    private Millrace() {}

    /// Runs one command and ends the process: 0 done, 1 failed, 2 bad usage.
    public static void main(String[] arguments) {
        System.exit(MillraceCommand.run(arguments));
    }
}
