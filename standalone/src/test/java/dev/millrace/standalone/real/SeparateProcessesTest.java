package dev.millrace.standalone.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.standalone.demo.AccountLock;
import dev.millrace.standalone.demo.DemoSettings;
import dev.millrace.standalone.files.LoopbackPort;
import dev.millrace.standalone.up.EmbeddedParts;
import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Each room in a process of its own, as in `docker-compose.yml`: one broker, one database, no shared memory.
@Tag("real")
class SeparateProcessesTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String LOCKED = "My account is locked. Please unlock it.";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path data;

    private static EmbeddedParts parts;
    private static PostOffice mail;
    private static Room intake;
    private static Room topology;
    private static Room remediation;
    private static Room notifier;

    /// One room's program.
    private static final class Room implements AutoCloseable {
        private static final List<String> OPTIONS = List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");

        private final String mainClass;
        private final String settings;
        private final HttpDoors http;
        private JavaProgram program;

        private Room(String mainClass, int port) throws IOException {
            this.mainClass = mainClass;
            this.settings = Json.text(parts.settings(port));
            DemoSettings demo = parts.demo();
            this.http = new HttpDoors("http://127.0.0.1:" + port, demo.adminUser(), demo.adminPassword());
            this.program = run();
        }

        private JavaProgram run() throws IOException {
            String name = mainClass.substring(mainClass.lastIndexOf('.') + 1);
            return JavaProgram.start(name, OPTIONS, mainClass, List.of(), Map.of("SPRING_APPLICATION_JSON", settings));
        }

        void awaitReady() {
            await().atMost(LIMIT).until(() -> !program.isRunning() || http.isHealthy());
            assertThat(program.isRunning()).as("runs; see %s", program.log()).isTrue();
        }

        void kill() {
            program.kill();
        }

        void startAgain() throws IOException {
            program = run();
        }

        @Override
        public void close() {
            http.close();
            program.close();
        }
    }

    @BeforeAll
    static void start() throws IOException {
        int notifierPort = LoopbackPort.free();
        parts = EmbeddedParts.start(data, notifierPort);
        mail = new PostOffice(parts.smtpPort(), parts.imapPort(), parts.demo().mailboxPassword());
        intake = new Room("dev.millrace.intake.IntakeApplication", LoopbackPort.free());
        topology = new Room("dev.millrace.topology.TopologyApplication", LoopbackPort.free());
        remediation = new Room("dev.millrace.remediation.RemediationApplication", LoopbackPort.free());
        notifier = new Room("dev.millrace.notifier.NotifierApplication", notifierPort);
        List.of(intake, topology, remediation, notifier).forEach(Room::awaitReady);
    }

    @AfterAll
    static void stop() {
        List<Room> running = new ArrayList<>();
        for (Room room : new Room[] {intake, notifier, remediation, topology}) {
            if (room != null) {
                running.add(room);
            }
        }
        running.forEach(Room::close);
        if (parts != null) {
            parts.close();
        }
    }

    private static String ticketOf(PostOffice.Mail reply) {
        Matcher tag = Pattern.compile("\\[#([0-9A-Z-]{15})]").matcher(reply.subject());
        assertThat(tag.find()).as(reply.subject()).isTrue();
        return tag.group(1);
    }

    @Test
    void shouldBringTheReplyBackThroughAllFourProcesses() throws Exception {
        AccountLock.lock(parts.demo(), "anna");
        PostOffice.Mail reply =
                mail.awaitReply("anna@acme.example", mail.send("anna@acme.example", "Locked out", LOCKED));

        JsonNode ticket = topology.http.get("/api/tickets/" + ticketOf(reply));
        assertThat(ticket.path("status").asString()).isEqualTo("RESOLVED");
        assertThat(ticket.path("runbook").asString()).isEqualTo("unlock-account");
        try (History history = new History(notifier.http)) {
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(history.tickets()).containsKey(ticketOf(reply)));
        }
    }

    @Test
    void shouldTakeTicketsFromTheFormWithTheIntakeProcess() throws Exception {
        String id = intake.http.postTicket(
                "frank@acme.example", "Lift", "Who do I ask about the lift?", PostOffice.newMessageId());
        await().atMost(LIMIT)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> "ASSIGNED"
                        .equals(topology.http
                                .get("/api/tickets/" + id)
                                .path("status")
                                .asString()));
    }

    @Test
    void shouldLoseNothingWhenRemediationIsKilled() throws Exception {
        AccountLock.lock(parts.demo(), "ben");
        AccountLock.lock(parts.demo(), "dieter");
        List<String> before = new ArrayList<>();
        List<String> meanwhile = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            before.add(mail.send("ben@acme.example", "Locked " + i, LOCKED));
        }
        remediation.kill();
        for (int i = 0; i < 5; i++) {
            meanwhile.add(mail.send("dieter@acme.example", "Locked " + i, LOCKED));
        }
        remediation.startAgain();
        remediation.awaitReady();

        before.forEach(messageId -> mail.awaitReply("ben@acme.example", messageId));
        meanwhile.forEach(messageId -> mail.awaitReply("dieter@acme.example", messageId));
        try (History history = new History(notifier.http)) {
            List<String> all = new ArrayList<>(before);
            all.addAll(meanwhile);
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(messages(history)).containsAll(all));
            assertThat(messages(history)).doesNotHaveDuplicates();
            assertThat(history.events("remediation-progressed").stream()
                            .filter(event -> "apply".equals(event.path("phase").asString()))
                            .map(event -> event.path("runId").asString() + " "
                                    + event.path("step").asString())
                            .toList())
                    .doesNotHaveDuplicates();
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(history.tickets().values())
                            .allSatisfy(ticket ->
                                    assertThat(ticket.path("status").asString()).isIn("RESOLVED", "ASSIGNED")));
        }
        assertThat(mail.inbox("ben@acme.example"))
                .extracting(PostOffice.Mail::inReplyTo)
                .containsExactlyInAnyOrderElementsOf(before);
        assertThat(mail.inbox("dieter@acme.example"))
                .extracting(PostOffice.Mail::inReplyTo)
                .containsExactlyInAnyOrderElementsOf(meanwhile);
    }

    private static List<String> messages(History history) {
        return history.events("message-received").stream()
                .map(event -> event.path("messageId").asString())
                .toList();
    }
}
