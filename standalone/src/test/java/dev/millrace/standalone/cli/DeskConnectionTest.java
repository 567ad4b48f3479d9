package dev.millrace.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.standalone.demo.DemoSettings;
import dev.millrace.standalone.files.LoopbackPort;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class DeskConnectionTest {
    @TempDir
    private Path folder;

    private final StringWriter errors = new StringWriter();

    private int run(List<String> command, String... more) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of(more));
        errors.getBuffer().setLength(0);
        CommandLine line = MillraceCommand.commandLine().setErr(new PrintWriter(errors, true));
        return line.execute(arguments.toArray(String[]::new));
    }

    @Test
    void shouldSayWhereNoDeskAnswers() throws IOException {
        String url = "http://127.0.0.1:" + LoopbackPort.free();
        DemoSettings.prepare(folder).with("http.url", url).save();
        Path mail = Files.writeString(folder.resolve("mail.eml"), "Subject: hello\n\nhello\n");

        for (List<String> command : List.of(
                List.of("models", "list"),
                List.of("ignored-mail"),
                List.of("replay-mail", mail.toString(), "--mailbox", "support@acme.example"))) {
            assertThat(run(command, "--data", folder.toString()))
                    .as("%s", command)
                    .isEqualTo(1);
            assertThat(errors.toString().strip()).endsWith("No desk answers at " + url + "; is `millrace up` running?");
        }
    }

    @Test
    void shouldSayThatNoDeskAnswersBeforeItWantsAPassword() throws IOException {
        String url = "http://127.0.0.1:" + LoopbackPort.free();

        assertThat(run(List.of("models", "list"), "--url", url)).isEqualTo(1);
        assertThat(errors.toString().strip()).startsWith("No desk answers at " + url);
    }

    /// The variable is not set while tests run.
    @Test
    void shouldWantThePasswordThatTheDeskAsksFor() {
        DisposableServer desk = HttpServer.create()
                .host("127.0.0.1")
                .handle((request, response) -> response.status(
                                request.requestHeaders().contains("Authorization") ? 200 : 401)
                        .send())
                .bindNow();
        try {
            assertThat(run(List.of("models", "list"), "--url", "http://127.0.0.1:" + desk.port()))
                    .isEqualTo(1);
            assertThat(errors.toString().strip())
                    .isEqualTo("Expected the admin's password in the variable MILLRACE_ADMIN_PASSWORD");
        } finally {
            desk.disposeNow();
        }
    }

    @Test
    void shouldSayWhichHostIsUnknown() throws IOException {
        DemoSettings.prepare(folder)
                .with("http.url", "http://desk.invalid:8080")
                .save();

        assertThat(run(List.of("models", "list"), "--data", folder.toString())).isEqualTo(1);
        assertThat(errors.toString().strip())
                .isEqualTo("No desk answers at http://desk.invalid:8080: there is no host desk.invalid");
    }

    @Test
    void shouldRefuseAnAddressThatIsNone() {
        for (String url : List.of("localhost:8080", "desk", "http://", "ftp://desk/", "http://a b")) {
            assertThat(run(List.of("models", "list"), "--url", url)).as(url).isEqualTo(2);
            assertThat(errors.toString())
                    .contains("expected an address such as http://127.0.0.1:8080, not '" + url + "'");
        }
    }
}
