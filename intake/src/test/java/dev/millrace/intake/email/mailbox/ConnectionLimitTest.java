package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.intake.ScriptedInbound;
import dev.millrace.intake.email.mailbox.ScriptedImap.Reaction;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Mailboxes that take turns.
class ConnectionLimitTest {
    private static final Duration SOON = ScriptedMailbox.SOON;
    private static final Duration LONG = ScriptedMailbox.LONG;

    @RegisterExtension
    private final ScriptedMailbox mailbox = new ScriptedMailbox();

    @Test
    void shouldTakeTurnsWhereTheServerAllowsOneConnection() throws Exception {
        ConnectionLimit one = new ConnectionLimit(1);
        MailboxSettings settings = RunningMailbox.settings(mailbox.server().port(), "Done", Duration.ofMillis(100));
        ImapLogin login = RunningMailbox.login(settings, SOON, null, null);
        mailbox.run(login, one);
        ScriptedInbound others = new ScriptedInbound();
        RunningMailbox other = RunningMailbox.start(login, one, others, mailbox.blobs(), new SimpleMeterRegistry());
        try {
            await().atMost(SOON)
                    .until(() -> mailbox.state() instanceof MailboxState.Working
                            && other.state() instanceof MailboxState.Working);
            assertThat(mailbox.server().connections()).isLessThanOrEqualTo(1);
        } finally {
            other.stop();
        }
    }

    @Test
    void shouldLetOthersInWhileItWorksOffABacklog() throws Exception {
        mailbox.deliver(1_200);
        ConnectionLimit one = new ConnectionLimit(1);
        MailboxSettings settings = RunningMailbox.settings(mailbox.server().port(), "Done", LONG);
        CompletableFuture<Integer> takenBefore = new CompletableFuture<>();
        mailbox.server().react(command -> {
            if (command.startsWith("UID SEARCH") && !takenBefore.isDone()) {
                Thread.ofVirtual().start(() -> visit(one, settings, takenBefore));
            }
            return new Reaction.Serve();
        });
        ImapLogin login = RunningMailbox.login(settings, SOON, null, null);

        mailbox.run(login, one);

        assertThat(takenBefore.get(SOON.toSeconds(), TimeUnit.SECONDS)).isLessThan(1_200);
        mailbox.awaitTaken(1_200);
    }

    /// Waits for a turn, notes how much was taken until then, and lets go.
    private void visit(ConnectionLimit limit, MailboxSettings settings, CompletableFuture<Integer> takenBefore) {
        try (ConnectionLimit.Permit _ = limit.take(settings, () -> false)) {
            takenBefore.complete(mailbox.inbound().accepted().size());
        } catch (MessagingException | InterruptedException e) {
            takenBefore.completeExceptionally(e);
        }
    }

    @Test
    void shouldStopWhileItWaitsForItsTurn() throws Exception {
        ConnectionLimit one = new ConnectionLimit(1);
        MailboxSettings settings = RunningMailbox.settings(mailbox.server().port(), "Done", LONG);
        try (ConnectionLimit.Permit held = one.take(settings, () -> false)) {
            ImapLogin login = RunningMailbox.login(settings, SOON, null, null);
            RunningMailbox waiting =
                    RunningMailbox.start(login, one, mailbox.inbound(), mailbox.blobs(), new SimpleMeterRegistry());
            await().atMost(SOON).until(held::isWanted);

            Thread stop = Thread.ofVirtual().start(() -> stop(waiting));

            assertThat(stop.join(SOON)).isTrue();
            assertThat(waiting.state()).isInstanceOf(MailboxState.Stopped.class);
        }
    }

    private static void stop(RunningMailbox mailbox) {
        try {
            mailbox.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
