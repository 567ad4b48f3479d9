package dev.millrace.intake.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.access.Passwords;
import dev.millrace.intake.Doors;
import dev.millrace.intake.ScriptedInbound;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Hooks;

/// Connections that end without goodbye.
@SpringBootTest(
        classes = Doors.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "millrace.signing-key=" + Doors.SIGNING_KEY,
            "millrace.tenants=acme",
            "millrace.intake.chat.quiet-period=1m",
            "millrace.intake.chat.longest-gathering=1m"
        })
class CutConnectionTest {
    private static final String HELLO = "{\"type\":\"hello\",\"email\":\"anna@acme.example\",\"name\":\"Anna\"}";

    @TempDir
    static Path blobs;

    @Autowired
    ScriptedInbound inbound;

    @LocalServerPort
    int port;

    private final Queue<Throwable> dropped = new ConcurrentLinkedQueue<>();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("millrace.blobs.directory", () -> blobs);
        registry.add("millrace.admin.password-hash", () -> Passwords.hash("secret"));
    }

    @BeforeEach
    void listen() {
        inbound.reset();
        Hooks.onErrorDropped(dropped::add);
    }

    @AfterEach
    void forget() {
        Hooks.resetOnErrorDropped();
    }

    /// A client that goes away is no error of ours.
    @RepeatedTest(3)
    void shouldHandOverWhatWasWrittenAndDropNoErrorWhereAConnectionIsReset() throws IOException {
        try (RawVisitor anna = new RawVisitor(port)) {
            anna.say(HELLO);
            anna.say("{\"type\":\"message\",\"id\":\"1\",\"text\":\"Hello\"}");
            anna.say("{");
            anna.hear("error");
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> inbound.accepted().size() == 1);
        assertThat(dropped).isEmpty();
    }
}
