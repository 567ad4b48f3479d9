package dev.millrace.standalone.cli;

import dev.millrace.standalone.control.ControlClient;
import dev.millrace.standalone.demo.DemoSettings;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace demo directory stop|start`.
@Command(
        name = "directory",
        description = "Takes the directory away, as an outage would, or brings it back.",
        mixinStandardHelpOptions = true)
final class DemoDirectoryCommand implements Callable<Integer> {
    /// What can be done to it.
    enum Change {
        stop,
        start
    }

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "stop|start", description = "Takes it away or brings it back.")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private Change change;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        DemoSettings settings = DemoSettings.of(data.path());
        String port = settings.find("control.port");
        if (port == null || !port.matches("\\d{1,5}")) {
            throw new IOException("Expected \"control.port\" in " + settings.file() + "; is `millrace up` running?");
        }
        ControlClient.ask(Integer.parseInt(port), settings.controlToken(), "directory " + change);
        spec.commandLine().getOut().println(change == Change.stop ? "The directory is away" : "The directory is back");
        return CommandLine.ExitCode.OK;
    }
}
