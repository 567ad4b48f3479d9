package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.millrace.intake.ScriptedInbound;
import dev.millrace.intake.blob.InMemoryBlobs;
import dev.millrace.intake.email.MailTaker;
import dev.millrace.intake.email.ScriptedReading;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailPipelineTest {
    /// Whatever it is: the mailbox goes on with the same pipeline.
    @Test
    void shouldFinishWhatIsUnderWayBeforeItFails(@TempDir Path folder) throws Exception {
        ScriptedInbound inbound = new ScriptedInbound();
        MailTaker taker = RunningMailbox.taker(inbound, new InMemoryBlobs());
        try (ScriptedImap server = new ScriptedImap();
                WakeUp wakeUp = new WakeUp("support")) {
            server.deliver("<a@acme.example>", "One");
            MailboxSettings settings = RunningMailbox.settings(server.port(), "Done", Duration.ofSeconds(1));
            ImapLogin login = RunningMailbox.login(settings, Duration.ofSeconds(10), null, null);
            InWork inWork = new InWork(folder.resolve("in-work"));
            MailPipeline pipeline = RunningMailbox.pipeline(
                    login, taker, new MailboxMeters(new SimpleMeterRegistry(), "support"), inWork);
            AtomicInteger asked = new AtomicInteger();
            try (MailboxConnection connection = MailboxConnection.open(login, wakeUp)) {
                assertThatIllegalStateException()
                        .isThrownBy(() -> pipeline.takeAll(
                                connection,
                                () -> {
                                    if (asked.incrementAndGet() == 2) {
                                        throw new IllegalStateException("something is wrong");
                                    }
                                    return false;
                                },
                                () -> false,
                                () -> {}));
                assertThat(inWork.left(connection.uidValidity()).inWork()).isEmpty();

                pipeline.takeAll(connection, () -> false, () -> false, () -> {});
            }
            assertThat(server.count("Done")).isEqualTo(1);
        } finally {
            taker.destroy();
        }
        assertThat(inbound.tries()).isEqualTo(1);
    }

    @Test
    void shouldLeaveOnlyTheMailThatFindsNoRoomForItsWrappings(@TempDir Path folder) throws Exception {
        ScriptedInbound inbound = new ScriptedInbound();
        AtomicBoolean full = new AtomicBoolean(true);
        MailTaker taker = ScriptedReading.withoutRoomFor(
                messageId -> messageId.contains("wrapped@") && full.get(), inbound, new InMemoryBlobs());
        try (ScriptedImap server = new ScriptedImap();
                WakeUp wakeUp = new WakeUp("support")) {
            server.deliver("<wrapped@acme.example>", "One");
            for (int i = 0; i < 20; i++) {
                server.deliver("<%d@acme.example>".formatted(i), "Other");
            }
            MailboxSettings settings = RunningMailbox.settings(server.port(), "Done", Duration.ofSeconds(1));
            ImapLogin login = RunningMailbox.login(settings, Duration.ofSeconds(10), null, null);
            MailPipeline pipeline = RunningMailbox.pipeline(
                    login,
                    taker,
                    new MailboxMeters(new SimpleMeterRegistry(), "support"),
                    new InWork(folder.resolve("in-work")));
            try (MailboxConnection connection = MailboxConnection.open(login, wakeUp)) {
                for (int visit = 0; visit < 5; visit++) {
                    assertThat(pipeline.takeAll(connection, () -> false, () -> false, () -> {}))
                            .as("one is left")
                            .isTrue();
                    assertThat(server.count("Done")).isEqualTo(20);
                }
                full.set(false);
                assertThat(pipeline.takeAll(connection, () -> false, () -> false, () -> {}))
                        .isFalse();
            }
            assertThat(server.count("Done")).isEqualTo(21);
            assertThat(server.count("Parked")).isZero();
        } finally {
            taker.destroy();
        }
    }
}
