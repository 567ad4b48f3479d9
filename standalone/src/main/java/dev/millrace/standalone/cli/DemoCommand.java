package dev.millrace.standalone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `millrace demo`: what one can do to the demo company of a running `millrace up`.
@Command(
        name = "demo",
        description = "Does something to the demo company of a running `millrace up`.",
        mixinStandardHelpOptions = true,
        subcommands = {DemoLockCommand.class, DemoDirectoryCommand.class})
final class DemoCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected `lock USER` or `directory stop|start`");
    }
}
