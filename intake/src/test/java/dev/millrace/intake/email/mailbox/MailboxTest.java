package dev.millrace.intake.email.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.millrace.intake.Inbound;
import dev.millrace.intake.OnlyMessages;
import dev.millrace.intake.ScriptedInbound;
import dev.millrace.intake.blob.InMemoryBlobs;
import dev.millrace.tickets.message.InboundMessage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class MailboxTest {
    private static final String ADDRESS = "support@acme.example";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final ScriptedInbound inbound = new ScriptedInbound();
    private final InMemoryBlobs blobs = new InMemoryBlobs();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private GreenMail server;
    private GreenMailUser user;
    private RunningMailbox running;

    @BeforeEach
    void startServer() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        user = server.setUser(ADDRESS, "support", "secret");
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (running != null) {
            running.stop();
        }
        server.stop();
    }

    @Test
    void shouldHandOverAMailThatArrivesWhileItWaitsAndMoveItToDone() {
        running = run(inbound, "Done");
        await().atMost(SOON).until(() -> running.state() instanceof MailboxState.Working);

        deliver("<first@acme.example>", "My account is locked");

        await().atMost(SOON).untilAsserted(() -> assertThat(inbound.accepted()).hasSize(1));
        InboundMessage message = inbound.accepted().getFirst();
        assertThat(message.text()).isEqualTo("My account is locked");
        assertThat(blobs.has(message.rawSha256())).isTrue();
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(count("INBOX")).isZero();
            assertThat(count("Done")).isEqualTo(1);
        });
        assertThat(counted("accepted")).isEqualTo(1);
    }

    @Test
    void shouldTakeABacklogInTheOrderOfTheMailbox() {
        for (int i = 0; i < 25; i++) {
            deliver("<m" + i + "@acme.example>", "Mail " + i);
        }

        running = run(inbound, "Done");

        await().atMost(SOON).untilAsserted(() -> assertThat(count("Done")).isEqualTo(25));
        assertThat(inbound.accepted().stream().map(InboundMessage::text))
                .containsExactlyInAnyOrderElementsOf(java.util.stream.IntStream.range(0, 25)
                        .mapToObj(i -> "Mail " + i)
                        .toList());
    }

    @Test
    void shouldLeaveAMailUnmarkedWhenHandingOverFailsAndTakeItAgain() {
        inbound.failNext(2);
        deliver("<first@acme.example>", "My account is locked");

        running = run(inbound, "Done");

        await().atMost(SOON).untilAsserted(() -> assertThat(inbound.accepted()).hasSize(1));
        assertThat(inbound.tries()).isEqualTo(3);
        await().atMost(SOON).untilAsserted(() -> assertThat(count("Done")).isEqualTo(1));
        assertThat(counted("received")).isEqualTo(3);
        assertThat(counted("accepted")).isEqualTo(1);
        assertThat(counted("failed")).isEqualTo(2);
    }

    @Test
    void shouldCountNoMailWhereTheMailboxCannotBeReached() {
        int port = server.getImap().getPort();
        server.stop();

        running = run(inbound, "Done", port);

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(registry.counter("millrace.intake.mailbox.failures", "mailbox", "support")
                                        .count())
                                .isPositive());
        assertThat(counted("failed")).isZero();
    }

    private double counted(String outcome) {
        return registry.counter("millrace.intake.mail", "mailbox", "support", "outcome", outcome)
                .count();
    }

    @Test
    void shouldNotMarkBeforeTheMessageIsSafe() {
        inbound.hold();
        deliver("<first@acme.example>", "My account is locked");
        running = run(inbound, "Done");
        await().atMost(SOON).until(() -> inbound.tries() == 1);

        assertThat(count("INBOX")).isEqualTo(1);
        assertThat(count("Done")).isZero();

        inbound.release();
        await().atMost(SOON).untilAsserted(() -> assertThat(count("Done")).isEqualTo(1));
    }

    @Test
    void shouldTakeAMailAgainAsTheSameMessageWhenKilledBetweenHandingOverAndMarking() throws InterruptedException {
        deliver("<first@acme.example>", "My account is locked");
        // The first process hands the message over and never hears that it is safe.
        ScriptedInbound before = new ScriptedInbound();
        Inbound neverConfirming =
                new OnlyMessages(message -> before.accept(message).then(Mono.never()));
        running = run(neverConfirming, "Done");
        await().atMost(SOON).until(() -> before.accepted().size() == 1);
        running.kill();
        assertThat(count("INBOX")).isEqualTo(1);

        running = run(inbound, "Done");

        await().atMost(SOON).untilAsserted(() -> assertThat(inbound.accepted()).hasSize(1));
        InboundMessage first = before.accepted().getFirst();
        InboundMessage second = inbound.accepted().getFirst();
        assertThat(second.ticket()).isEqualTo(first.ticket());
        assertThat(second.messageId()).isEqualTo(first.messageId());
    }

    @Test
    void shouldMoveIgnoredMailAsideAndNotHandItOver() {
        deliverRaw("""
                From: support@acme.example
                To: support@acme.example
                Message-ID: <own@acme.example>
                Subject: Re: locked

                Your account is unlocked.
                """);

        running = run(inbound, "Done");

        await().atMost(SOON).untilAsserted(() -> assertThat(count("Ignored")).isEqualTo(1));
        assertThat(inbound.accepted()).isEmpty();
        assertThat(count("INBOX")).isZero();
        await().atMost(SOON).until(() -> running.figures().backlog() == 0);
        assertThat(running.figures().ignored()).isEqualTo(1);
        assertThat(running.figures().taken()).isZero();
        assertThat(running.figures().lagMillis()).isNull();
    }

    @Test
    void shouldParkAMailThatIsTooLargeMakeATicketOfItAndGoOn() {
        deliver("<large@acme.example>", "x".repeat(300_000));
        deliver("<small@acme.example>", "My account is locked");

        running = run(inbound, "Done");

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(count("Parked")).isEqualTo(1);
            assertThat(count("Done")).isEqualTo(1);
        });
        assertThat(inbound.accepted()).hasSize(2).anySatisfy(message -> {
            assertThat(message.flags()).contains("unreadable");
            assertThat(message.text()).contains("could not be read").contains("more than the 100 kB that are read");
        });
    }

    @Test
    void shouldFlagDoneMailsInPlaceWhereNoFolderIsNamed() {
        deliver("<first@acme.example>", "My account is locked");

        running = run(inbound, "");

        await().atMost(SOON).untilAsserted(() -> assertThat(inbound.accepted()).hasSize(1));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                inbox().getMessages().getFirst().getFlags().contains(jakarta.mail.Flags.Flag.SEEN))
                        .isTrue());
        deliver("<second@acme.example>", "And my mouse is broken");
        await().atMost(SOON).untilAsserted(() -> assertThat(inbound.accepted()).hasSize(2));
    }

    @Test
    void shouldComeBackAfterTheServerWasAway() {
        running = run(inbound, "Done");
        await().atMost(SOON).until(() -> running.state() instanceof MailboxState.Working);
        int port = server.getImap().getPort();

        server.stop();
        await().atMost(SOON).until(() -> running.state() instanceof MailboxState.Failing);
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        user = server.setUser(ADDRESS, "support", "secret");
        deliver("<first@acme.example>", "My account is locked");

        await().atMost(SOON).untilAsserted(() -> assertThat(inbound.accepted()).hasSize(1));
    }

    @Test
    void shouldSayInItsStateThatThePasswordIsWrongWithoutSayingThePassword() {
        user.setPassword("another");

        running = run(inbound, "Done");

        await().atMost(SOON).until(() -> running.state() instanceof MailboxState.Failing);
        assertThat(running.figures().state()).isEqualTo("FAILING");
        assertThat(running.figures().problem()).isNotBlank().doesNotContain("secret");
        assertThat(running.state().toString()).doesNotContain("secret");
        assertThat(MailboxHealth.of(running.state()).getStatus().getCode()).isEqualTo("DOWN");
    }

    private RunningMailbox run(Inbound sink, String doneFolder) {
        return run(sink, doneFolder, server.getImap().getPort());
    }

    private RunningMailbox run(Inbound sink, String doneFolder, int port) {
        return RunningMailbox.start(
                RunningMailbox.settings(port, doneFolder, Duration.ofSeconds(2)),
                Duration.ofSeconds(10),
                sink,
                blobs,
                registry);
    }

    private void deliver(String messageId, String text) {
        deliverRaw("""
                From: Anna Keller <anna@acme.example>
                To: support@acme.example
                Subject: Help
                Message-ID: %s
                Date: Mon, 5 Jan 2026 10:00:00 +0100

                %s
                """.formatted(messageId, text));
    }

    private void deliverRaw(String raw) {
        try {
            user.deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(raw.replace("\n", "\r\n").getBytes(UTF_8))));
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MailFolder inbox() {
        return folder("INBOX");
    }

    private int count(String folder) {
        MailFolder found = folder(folder);
        return found == null ? 0 : found.getMessageCount();
    }

    private MailFolder folder(String name) {
        try {
            return name.equals("INBOX")
                    ? server.getManagers().getImapHostManager().getInbox(user)
                    : server.getManagers().getImapHostManager().getFolder(user, name);
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }
}
