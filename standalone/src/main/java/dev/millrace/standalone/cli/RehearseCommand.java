package dev.millrace.standalone.cli;

import dev.millrace.standalone.files.LoopbackPort;
import dev.millrace.standalone.up.Up;
import dev.millrace.standalone.up.UpOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Starts everything once in a throw-away folder and stops it, for the JVM to note which classes a start needs
/// (JEP 483, 514). The launcher runs it after the first build.
@Command(name = "rehearse", description = "Starts everything once and stops it.", hidden = true)
final class RehearseCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("millrace-rehearsal");
        try (Up up = Up.rehearsal(new UpOptions(
                folder, LoopbackPort.free(), LoopbackPort.free(), LoopbackPort.free(), LoopbackPort.free()))) {
            up.start();
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        return CommandLine.ExitCode.OK;
    }
}
