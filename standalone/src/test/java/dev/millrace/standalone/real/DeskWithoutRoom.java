package dev.millrace.standalone.real;

import dev.millrace.standalone.files.LoopbackPort;
import dev.millrace.standalone.up.Up;
import dev.millrace.standalone.up.UpOptions;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Exit;

/// `up` whose broker gives up once all is ready, as Kafka does where its disk is full.
final class DeskWithoutRoom {
    private DeskWithoutRoom() {}

    /// Runs it.
    ///
    /// @param arguments the folder of its data
    public static void main(String[] arguments) throws Exception {
        var options = new UpOptions(
                Path.of(arguments[0]),
                LoopbackPort.free(),
                LoopbackPort.free(),
                LoopbackPort.free(),
                LoopbackPort.free());
        new Up(options, new PrintWriter(System.out, true, StandardCharsets.UTF_8)).start();
        Exit.halt(1, "all log dirs failed");
    }
}
