package dev.millrace.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.millrace.standalone.demo.DemoSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MillraceCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = MillraceCommand.commandLine();
        command.setOut(new PrintWriter(output, true));
        command.setErr(new PrintWriter(errors, true));
        return command.execute(arguments);
    }

    @Test
    void refusesBadUsageWithTwo() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("dance")).isEqualTo(2);
        assertThat(run("up", "--http-port", "many")).isEqualTo(2);
        assertThat(run("up", "--http-port", "70000")).isEqualTo(2);
        assertThat(run("up", "--http-port", "18181", "--smtp-port", "18181")).isEqualTo(2);
        assertThat(run("demo")).isEqualTo(2);
        assertThat(run("demo", "directory", "sideways")).isEqualTo(2);
        assertThat(errors.toString()).contains("Expected a port from 1 to 65535 for --http-port, found 70000");
        assertThat(output.toString()).isEmpty();
    }

    @Test
    void failsWithOneAndSaysWhy() {
        assertThat(run("demo", "lock", "anna", "--data", folder.toString())).isEqualTo(1);
        assertThat(errors.toString()).contains("demo.properties").doesNotContain("\tat ");
    }

    @Test
    void saysInWordsWhatTheDeskRefuses() throws IOException {
        byte[] problem = "{\"title\":\"Not Found\",\"status\":404,\"detail\":\"There are no such models.\"}"
                .getBytes(StandardCharsets.UTF_8);
        HttpServer desk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        desk.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, problem.length);
            exchange.getResponseBody().write(problem);
            exchange.close();
        });
        desk.start();
        try {
            DemoSettings.prepare(folder)
                    .with("http.url", "http://127.0.0.1:" + desk.getAddress().getPort())
                    .save();

            assertThat(run("models", "list", "--data", folder.toString())).isEqualTo(1);
        } finally {
            desk.stop(0);
        }
        assertThat(errors.toString().strip()).endsWith(" answered 404: There are no such models.");
    }

    @Test
    void failsWhereOutputCannotBeWritten() {
        CommandLine command = MillraceCommand.commandLine();
        command.setOut(new PrintWriter(new FullDisk(), true, StandardCharsets.UTF_8));
        command.setErr(new PrintWriter(errors, true));

        assertThat(MillraceCommand.run(command, "--help")).isEqualTo(1);
        assertThat(errors.toString()).isEqualToNormalizingNewlines("Standard output could not be written\n");
    }

    /// As `/dev/full` is.
    private static final class FullDisk extends OutputStream {
        @Override
        public void write(int data) throws IOException {
            throw new IOException("No space left on device");
        }
    }

    @Test
    void trainsOneModelOrAWholeSetButNotHalfOfEach() {
        assertThat(run("train")).isEqualTo(2);
        assertThat(run("train", "--task", "category", "--data", "x")).isEqualTo(2);
        assertThat(run("train", "--corpus", "x", "--task", "category")).isEqualTo(2);
        assertThat(run("train", "--corpus", folder + "/none", "--out", folder + "/out"))
                .isEqualTo(1);
        assertThat(run("evaluate", "--jsonl", "x", "--folds", "--model", "y")).isEqualTo(2);
    }

    @Test
    void saysWhatIsNoSetOfModels() throws IOException {
        Path file = Files.writeString(folder.resolve("some.models"), "nothing of the kind");
        assertThat(run("models", "add", file.toString(), "--folder", folder + "/shelf"))
                .isEqualTo(1);
        assertThat(errors.toString())
                .contains("some.models is no set of models")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("shelf")).doesNotExist();
        assertThat(run("models")).isEqualTo(2);
        assertThat(run("models", "shadow")).isEqualTo(2);
        assertThat(run("corrections", "export", "--out", folder + "/x")).isEqualTo(2);
    }

    @Test
    void helpsWithZero() {
        assertThat(run("--help")).isZero();
        assertThat(output.toString()).contains("up", "demo");
    }

    @Test
    void helpsAsACommand() {
        assertThat(run("help")).isZero();
        assertThat(output.toString()).contains("up", "demo");
    }

    @Test
    void helpsWithOneCommand() {
        assertThat(run("help", "parse-mail")).isZero();
        assertThat(output.toString()).contains("Usage: millrace parse-mail");
    }

    @Test
    void helpsWithACommandOfACommand() {
        assertThat(run("help", "runbooks", "list")).isZero();
        assertThat(output.toString()).contains("Usage: millrace runbooks list");
    }

    @Test
    void saysWhatItCannotHelpWith() {
        assertThat(run("help", "runbooks", "dance")).isEqualTo(2);
        assertThat(run("help", "topology", "dance")).isEqualTo(2);
        assertThat(errors.toString())
                .contains("Expected one of check, list, run behind 'millrace runbooks' but found 'dance'")
                .contains("Expected nothing behind 'millrace topology' but found 'dance'");
        assertThat(output.toString()).isEmpty();
    }
}
