package dev.millrace.intake.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.access.Passwords;
import dev.millrace.intake.Doors;
import dev.millrace.intake.ScriptedInbound;
import dev.millrace.tickets.ticket.TicketStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Hooks;
import tools.jackson.databind.JsonNode;

/// Connections that end without goodbye.
@SpringBootTest(
        classes = Doors.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "millrace.signing-key=" + Doors.SIGNING_KEY,
            "millrace.tenants=acme",
            "millrace.intake.chat.ping=100ms",
            "millrace.intake.chat.quiet-period=1m",
            "millrace.intake.chat.longest-gathering=1m"
        })
class CutConnectionTest {
    private static final String HELLO = "{\"type\":\"hello\",\"email\":\"anna@acme.example\",\"name\":\"Anna\"}";

    @TempDir
    static Path blobs;

    @Autowired
    ScriptedInbound inbound;

    @Autowired
    Conversations conversations;

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

    /// An answer is told again until a ping behind it was answered. A pong that no ping asked for answers none.
    @Test
    void shouldTellAgainWhatNoPongShowsToHaveBeenHeard() throws IOException {
        JsonNode welcome;
        try (RawVisitor anna = new RawVisitor(port)) {
            anna.say(HELLO);
            welcome = anna.hear("welcome").getLast();
            ConversationKey key =
                    new ConversationKey("acme", welcome.get("conversation").stringValue());
            conversations.follow(
                    ChatFixtures.update(key, 1, TicketStatus.RESOLVED, "en", ChatFixtures.replied("1", "Done.")));
            anna.hear("answer");
            anna.pong();
            anna.say("{");
            anna.hear("error");
        }

        try (RawVisitor again = new RawVisitor(port)) {
            again.say(comingBack(welcome));
            again.hear("answer");
            again.answerPing();
            again.say("{");
            again.hear("error");
        }

        try (RawVisitor later = new RawVisitor(port)) {
            later.say(comingBack(welcome));
            later.say("{");
            assertThat(later.hear("error"))
                    .extracting(frame -> frame.get("type").stringValue())
                    .contains("welcome")
                    .doesNotContain("answer");
        }
    }

    private static String comingBack(JsonNode welcome) {
        return HELLO.replace(
                "{", "{\"conversation\":%s,\"token\":%s,".formatted(welcome.get("conversation"), welcome.get("token")));
    }
}
