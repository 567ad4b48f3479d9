package dev.millrace.standalone.cli;

import dev.millrace.standalone.demo.AccountLock;
import dev.millrace.standalone.demo.DemoSettings;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace demo lock USER`.
@Command(name = "lock", description = "Locks an account again.", mixinStandardHelpOptions = true)
final class DemoLockCommand implements Callable<Integer> {
    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "USER", description = "The account, as in anna.")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private String user;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        AccountLock.lock(DemoSettings.of(data.path()), user);
        spec.commandLine().getOut().println("Locked " + user);
        return CommandLine.ExitCode.OK;
    }
}
