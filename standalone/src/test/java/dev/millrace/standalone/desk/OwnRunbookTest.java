package dev.millrace.standalone.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.enrichment.diagnosis.RuleBook;
import dev.millrace.standalone.cli.CommandRun;
import dev.millrace.standalone.demo.AccountLock;
import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runbooks of one's own, added to a desk that runs.
class OwnRunbookTest {
    @TempDir
    private static Path data;

    private static Path folder;
    private static Path rules;
    private static Map<String, String> settings;
    private static Desk desk;

    @BeforeAll
    static void start() throws Exception {
        folder = Files.createDirectory(data.resolve("own-runbooks"));
        rules = Files.writeString(data.resolve("rules.yaml"), RuleBook.shipped());
        Path policy = Files.writeString(data.resolve("policy.yaml"), """
                rules:
                  - name: own
                    when: runbook.id in ["wake-account", "open-account"] && self
                    then: automatic
                risks:
                  wake-account: low
                """);
        settings = Map.of(
                "millrace.remediation.runbooks.folder", folder.toString(),
                "millrace.remediation.runbooks.look", "50ms",
                "millrace.desk.rules-file", rules.toString(),
                "millrace.desk.rules-look", "50ms",
                "millrace.desk.policy-file", policy.toString());
        settings.forEach(System::setProperty);
        desk = Desk.start(data);
    }

    @AfterAll
    static void stop() {
        desk.close();
        settings.keySet().forEach(System::clearProperty);
    }

    @Test
    void shouldRunForATechnicianOneThatIsAdded() throws Exception {
        AccountLock.lock(desk.demo(), "frank");
        String ticket =
                writtenBy("frank@acme.example", "The new office", "Could somebody call me about the new office?");
        desk.ticket(ticket, "ASSIGNED");
        add("wake-account");

        try (Feed feed = new Feed(desk, "/api/stream/tickets")) {
            assertThat(CommandRun.of(
                            "runbooks",
                            "run",
                            "wake-account",
                            "--ticket",
                            ticket,
                            "--target",
                            "sender",
                            "--data",
                            data.toString()))
                    .isZero();

            assertThat(desk.ticket(ticket, "RESOLVED").path("runbook").asString())
                    .isEqualTo("wake-account");
            await().atMost(Desk.LIMIT)
                    .untilAsserted(() -> assertThat(feed.eventsOf(ticket))
                            .containsSubsequence(
                                    "runbook-chosen",
                                    "authorised",
                                    "remediation-requested",
                                    "remediation-progressed",
                                    "remediation-succeeded",
                                    "resolved"));
            assertThat(feed.phasesOf(ticket)).contains("find check", "wake apply", "wake verify");
        }
        assertThat(desk.directoryEntry("uid=frank,ou=people,dc=acme,dc=example").hasAttribute("pwdAccountLockedTime"))
                .isFalse();
        assertThat(audited(ticket)).startsWith("asked").contains("step").endsWith("succeeded");
    }

    @Test
    void shouldLetARuleNameOneThatIsAdded() throws Exception {
        add("open-account");
        String own = RuleBook.shipped().replace("runbook: unlock-account", "runbook: open-account");
        Files.writeString(rules, """
                cautions: []
                automatic: 'true'
                proposable: 'true'
                %s""".formatted(own.substring(own.indexOf("rules:"))));

        // Until the rules are in force the policy leaves each of them to a person.
        await().atMost(Desk.LIMIT.multipliedBy(2)).until(() -> {
            AccountLock.lock(desk.demo(), "elena");
            String ticket = writtenBy("elena@acme.example", "Locked out", "My account is locked. Please unlock it.");
            return desk.ticket(ticket, "RESOLVED", "ASSIGNED")
                    .path("runbook")
                    .asString()
                    .equals("open-account");
        });
        assertThat(desk.directoryEntry("uid=elena,ou=people,dc=acme,dc=example").hasAttribute("pwdAccountLockedTime"))
                .isFalse();
    }

    private static String writtenBy(String address, String subject, String text) {
        Mailbox mailbox = desk.mailbox(address);
        return DeskTest.ticketOf(mailbox.awaitTextWith("In-Reply-To: " + mailbox.send(subject, text)));
    }

    private static void add(String id) throws IOException {
        Path part = Files.writeString(folder.resolve(id + ".part"), """
                id: %s
                title: Let somebody in again
                risk: low
                parameters:
                  target: { type: account }
                steps:
                  - name: find
                    action: directory.locate-account
                  - name: wake
                    action: directory.unlock
                summary: The account {account.uid} is awake.
                """.formatted(id));
        Files.move(part, folder.resolve(id + ".yaml"), StandardCopyOption.ATOMIC_MOVE);
        await().atMost(Desk.LIMIT)
                .until(() ->
                        desk.ask(desk.to("/api/runbooks").GET(), true).body().contains("\"" + id + "\""));
    }

    /// The kinds of what the log tells of a ticket, in order.
    private static List<String> audited(String ticket) {
        return CommandRun.output("audit", "export", "--data", data.toString())
                .lines()
                .map(line -> Json.mapper().readTree(line))
                .filter(entry -> ticket.equals(entry.path("ticket").asString("")))
                .map(entry -> entry.path("kind").asString(""))
                .toList();
    }
}
