package dev.millrace.standalone.cli;

import dev.millrace.standalone.files.LoopbackPort;
import dev.millrace.standalone.files.OpenParts;
import dev.millrace.standalone.files.ThrowAwayFolder;
import dev.millrace.standalone.up.Up;
import dev.millrace.standalone.up.UpOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Starts everything once in a throw-away folder and stops it, for the JVM to note which classes a start needs
/// (JEP 483, 514). The launcher runs it after the first build.
@Command(name = "rehearse", description = "Starts everything once and stops it.", hidden = true)
final class RehearseCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        try (OpenParts open = OpenParts.untilStop()) {
            Path folder = open.start(() -> ThrowAwayFolder.create("millrace-rehearsal"))
                    .path();
            var options = new UpOptions(
                    folder, LoopbackPort.free(), LoopbackPort.free(), LoopbackPort.free(), LoopbackPort.free());
            open.start(() -> Up.rehearsal(options)).start();
        }
        return CommandLine.ExitCode.OK;
    }
}
