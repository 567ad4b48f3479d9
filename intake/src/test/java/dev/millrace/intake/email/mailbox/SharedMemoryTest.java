package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.intake.ScriptedInbound;
import dev.millrace.intake.blob.InMemoryBlobs;
import dev.millrace.intake.email.MailMemory;
import dev.millrace.intake.email.MailTaker;
import dev.millrace.intake.email.mailbox.ScriptedImap.Reaction;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.MessagingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mailboxes that share too little memory for all their mails.
class SharedMemoryTest {
    private static final long ALL = 2L * MailMemory.CHUNK;
    private static final long SOON_SECONDS = 60;

    private final ScriptedInbound inbound = new ScriptedInbound();
    private final MailTaker taker = RunningMailbox.taker(inbound, new InMemoryBlobs());
    private final MailMemory memory = new MailMemory(ALL);

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        taker.destroy();
    }

    @Test
    void shouldWaitWithFetchingUntilOthersAreDoneWithTheirMails() throws Exception {
        MailMemory.Room others = memory.room();
        try (ScriptedImap server = new ScriptedImap()) {
            deliver(server, 3, "Help");
            CountDownLatch listed = new CountDownLatch(1);
            server.react(command -> {
                if (command.contains("RFC822.SIZE")) {
                    listed.countDown();
                }
                return new Reaction.Serve();
            });
            assertThat(others.grow(1, Duration.ZERO)).isTrue();

            CompletableFuture<Void> taking = taking(server);

            assertThat(listed.await(SOON_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(server.commands()).noneMatch(command -> command.contains("BODY.PEEK"));
            others.close();
            taking.get(SOON_SECONDS, TimeUnit.SECONDS);
            assertThat(server.count("Done")).isEqualTo(3);
        }
        assertThat(isAllFree()).isTrue();
    }

    @Test
    void shouldTakeAMailThatIsLargerThanAllTheMemory() throws Exception {
        try (ScriptedImap server = new ScriptedImap()) {
            deliver(server, 1, "Help");
            deliver(server, 1, "x".repeat(90_000));
            deliver(server, 1, "Help");

            taking(server).get(SOON_SECONDS, TimeUnit.SECONDS);

            assertThat(server.count("Done")).isEqualTo(3);
        }
        assertThat(isAllFree()).isTrue();
    }

    @Test
    void shouldNotWaitForOneAnotherForEver() throws Exception {
        try (ScriptedImap one = new ScriptedImap();
                ScriptedImap other = new ScriptedImap()) {
            deliver(one, 60, "Help");
            deliver(other, 60, "Help");

            CompletableFuture<Void> first = taking(one);
            CompletableFuture<Void> second = taking(other);

            first.get(SOON_SECONDS, TimeUnit.SECONDS);
            second.get(SOON_SECONDS, TimeUnit.SECONDS);
            assertThat(one.count("Done")).isEqualTo(60);
            assertThat(other.count("Done")).isEqualTo(60);
        }
        assertThat(isAllFree()).isTrue();
    }

    @Test
    void shouldGiveTheMemoryBackWhereTheServerRefusesToGiveMails() throws Exception {
        try (ScriptedImap server = new ScriptedImap()) {
            deliver(server, 3, "Help");
            server.react(command ->
                    command.contains("BODY.PEEK[]") ? new Reaction.Refuse("not today") : new Reaction.Serve());

            assertThatThrownBy(() -> taking(server).get(SOON_SECONDS, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(MessagingException.class);
        }
        assertThat(isAllFree()).isTrue();
    }

    @Test
    void shouldGiveTheMemoryBackWhereMailsCannotBeHandedOver() throws Exception {
        inbound.failNext(30);
        try (ScriptedImap server = new ScriptedImap()) {
            deliver(server, 30, "Help");

            assertThatThrownBy(() -> taking(server).get(SOON_SECONDS, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(MailPipeline.DownstreamAway.class);
        }
        assertThat(isAllFree()).isTrue();
    }

    @Test
    void shouldGiveItsConnectionUpWhereOthersWaitForItAndItHasNoMemory() throws Exception {
        MailMemory.Room others = memory.room();
        try (ScriptedImap server = new ScriptedImap()) {
            deliver(server, 3, "Help");
            assertThat(others.grow(1, Duration.ZERO)).isTrue();

            taking(server, true).get(SOON_SECONDS, TimeUnit.SECONDS);

            assertThat(server.count("Done")).isZero();
            others.close();
            taking(server, true).get(SOON_SECONDS, TimeUnit.SECONDS);
            assertThat(server.count("Done")).isEqualTo(3);
        }
    }

    private static void deliver(ScriptedImap server, int mails, String text) {
        for (int i = 0; i < mails; i++) {
            server.deliver("<%d@acme.example>".formatted(server.inboxSize()), text);
        }
    }

    /// Takes all there is on a thread of its own, as a mailbox does.
    private CompletableFuture<Void> taking(ScriptedImap server) {
        return taking(server, false);
    }

    private CompletableFuture<Void> taking(ScriptedImap server, boolean wanted) {
        MailboxSettings settings = RunningMailbox.settings(server.port(), "Done", Duration.ofSeconds(1));
        ImapLogin login = RunningMailbox.login(settings, Duration.ofSeconds(30), null, null);
        MailPipeline pipeline = RunningMailbox.pipeline(
                login,
                taker,
                memory,
                new MailboxMeters(new SimpleMeterRegistry(), "support"),
                new InWork(folder.resolve("in-work-" + server.port())));
        CompletableFuture<Void> taken = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try (WakeUp wakeUp = new WakeUp("support");
                    MailboxConnection connection = MailboxConnection.open(login, wakeUp)) {
                pipeline.takeAll(connection, () -> false, () -> wanted, () -> {});
                taken.complete(null);
            } catch (Exception e) {
                taken.completeExceptionally(e);
            }
        });
        return taken;
    }

    private boolean isAllFree() throws InterruptedException {
        try (MailMemory.Room all = memory.room()) {
            return all.grow(ALL, Duration.ZERO);
        }
    }
}
