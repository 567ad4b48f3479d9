package dev.millrace.standalone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `millrace runbooks`: what the desk can mend, and how.
@Command(
        name = "runbooks",
        description = "Checks and lists runbook files, and shows what one would change.",
        mixinStandardHelpOptions = true,
        subcommands = {RunbooksCheckCommand.class, RunbooksListCommand.class, RunbooksRunCommand.class})
final class RunbooksCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Expected `check [FILES]`, `list` or `run NAME --target TARGET --dry-run`");
    }
}
