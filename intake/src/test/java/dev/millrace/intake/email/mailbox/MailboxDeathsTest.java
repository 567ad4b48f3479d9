package dev.millrace.intake.email.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.intake.ScriptedInbound;
import dev.millrace.intake.blob.InMemoryBlobs;
import dev.millrace.intake.email.MailTaker;
import dev.millrace.intake.email.ScriptedReading;
import dev.millrace.intake.email.content.Hashes;
import dev.millrace.intake.email.mailbox.ScriptedImap.Reaction;
import dev.millrace.tickets.message.InboundMessage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the end of the program is held against, and what not.
class MailboxDeathsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final long UID_VALIDITY = 1;

    private final ScriptedInbound inbound = new ScriptedInbound();
    private final InMemoryBlobs blobs = new InMemoryBlobs();
    private ScriptedImap server;
    private RunningMailbox running;

    @TempDir
    private Path folder;

    @BeforeEach
    void startServer() throws IOException {
        server = new ScriptedImap();
    }

    @AfterEach
    void stop() throws Exception {
        inbound.release();
        if (running != null) {
            running.stop();
        }
        server.close();
    }

    /// A program that dies leaves its note as it was when it died.
    @Test
    void shouldParkAMailThatTheProgramDiesOfAndTakeThoseThatWereInWorkWithIt() throws Exception {
        for (String name : List.of("a", "deadly", "c")) {
            server.deliver("<" + name + "@acme.example>", "Mail " + name);
        }
        AtomicInteger begun = new AtomicInteger();
        Path note = folder.resolve("note");
        for (int i = 1; i <= 5 && server.count("Parked") == 0; i++) {
            int life = i;
            run(ScriptedReading.hangingAt("<deadly@acme.example>", begun::incrementAndGet, inbound, blobs), note);
            await().atMost(SOON).until(() -> begun.get() == life || server.count("Parked") == 1);
            if (begun.get() == life) {
                Path left = Files.copy(note, folder.resolve("note-" + life));
                running.kill();
                note = left;
            }
        }

        await().atMost(SOON).until(() -> server.count("Parked") == 1 && server.count("Done") == 2);
        // Three times alone, and before, where it was not alone at first, with the others.
        assertThat(begun.get()).isBetween(3, 4);
        assertThat(inbound.accepted())
                .anySatisfy(message -> assertThat(message.text())
                        .contains("the program died of it, or had no memory for it, 3 times"));
    }

    /// It could not be read when the ticket was made, and could be when the program began again.
    @Test
    void shouldMakeOneTicketOfAMailThoughTheProgramDiesBeforeItIsMarked() throws Exception {
        server.deliver("<a@acme.example>", "Hello");
        server.react(command -> command.startsWith("UID MOVE") ? new Reaction.Cut() : new Reaction.Serve());
        Path note = folder.resolve("note");
        run(ScriptedReading.failing(inbound, blobs), note);
        await().atMost(SOON).until(() -> inbound.accepted().size() == 1);
        Path left = Files.copy(note, folder.resolve("left"));
        running.kill();
        server.react(_ -> new Reaction.Serve());

        run(RunningMailbox.taker(inbound, blobs), left);

        await().atMost(SOON).until(() -> server.inboxSize() == 0);
        assertThat(server.count("Parked")).isEqualTo(1);
        assertThat(inbound.accepted().stream().map(InboundMessage::messageId).distinct())
                .singleElement()
                .asString()
                .endsWith("@unread.invalid>");
    }

    @Test
    void shouldReadAParkedMailThatIsPutBack() throws Exception {
        server.deliver("<a@acme.example>", "Hello");
        run(ScriptedReading.failing(inbound, blobs), folder.resolve("note"));
        await().atMost(SOON).until(() -> server.count("Parked") == 1);
        running.stop();
        server.deliver("<a@acme.example>", "Hello");

        run(RunningMailbox.taker(inbound, blobs), folder.resolve("note"));

        await().atMost(SOON).until(() -> server.count("Done") == 1);
        assertThat(inbound.accepted().getLast())
                .returns("<a@acme.example>", InboundMessage::messageId)
                .returns("Hello", InboundMessage::text)
                .returns(inbound.accepted().getFirst().rawSha256(), InboundMessage::rawSha256);
    }

    /// Whoever looks after it sees who wrote it, why it could not be read, and the mail.
    @Test
    void shouldTellTheSameOfAMailThatCannotBeReadThoughKafkaWasAwayMeanwhile() {
        server.deliver("<a@acme.example>", "Hello");
        inbound.failNext(2);

        run(ScriptedReading.failing(inbound, blobs), folder.resolve("note"));

        await().atMost(SOON).until(() -> server.count("Parked") == 1);
        assertThat(inbound.tries()).isEqualTo(3);
        InboundMessage ticket = inbound.accepted().getFirst();
        assertThat(ticket.from().address()).isEqualTo("anna@acme.example");
        assertThat(ticket.text()).contains("MessagingException").doesNotContain("restarted");
        assertThat(ticket.attachments()).hasSize(1);
        assertThat(ticket.messageId()).isEqualTo(idOf(ticket.rawSha256()));
    }

    /// As a ticket is named whose mail was at hand.
    private static String idOf(String sourceId) {
        return "<" + Hashes.sha256(sourceId.getBytes(UTF_8)).substring(0, 32) + "@unread.invalid>";
    }

    /// The ticket may have been made before: it keeps its name.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldMakeTheTicketWithoutTheMailWhereTheServerGivesItNoMore(boolean refused) {
        server.deliver("<a@acme.example>", "Hello");
        inbound.failNext(1);
        server.react(command -> {
            if (inbound.tries() == 0 || !command.contains("BODY.PEEK[")) {
                return new Reaction.Serve();
            }
            return refused ? new Reaction.Refuse("[SERVERBUG] no") : new Reaction.Cut();
        });

        run(ScriptedReading.failing(inbound, blobs), folder.resolve("note"));

        await().atMost(SOON).until(() -> server.count("Parked") == 1);
        InboundMessage ticket = inbound.accepted().getFirst();
        assertThat(ticket.attachments()).isEmpty();
        assertThat(ticket.text()).contains("MessagingException");
        assertThat(ticket.messageId()).isEqualTo(idOf(Hashes.sha256(ScriptedImap.mail("<a@acme.example>", "Hello"))));
    }

    @Test
    void shouldHoldNoStopAgainstAMailThatCannotBeHandedOver() throws Exception {
        server.deliver("<a@acme.example>", "Hello");
        Path note = folder.resolve("note");
        inbound.hold();
        for (int stop = 1; stop <= 3; stop++) {
            int tries = stop;
            run(RunningMailbox.taker(inbound, blobs), note);
            await().atMost(SOON).until(() -> inbound.tries() == tries);
            running.kill();
        }
        inbound.release();

        run(RunningMailbox.taker(inbound, blobs), note);

        await().atMost(SOON).until(() -> server.inboxSize() == 0);
        assertThat(server.count("Done")).isEqualTo(1);
    }

    @Test
    void shouldHoldNoDeathAgainstMailsThatOnlyWaitToBeHandedOver() {
        server.deliver("<a@acme.example>", "Hello");
        server.deliver("<b@acme.example>", "Hello again");
        InWork note = new InWork(folder.resolve("note"));
        inbound.hold();

        run(ScriptedReading.hangingAt("<never@acme.example>", () -> {}, inbound, blobs), folder.resolve("note"));

        await().atMost(SOON).until(() -> inbound.tries() == 2);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(note.left(UID_VALIDITY).inWork()).isEmpty());
        assertThat(inbound.accepted()).isEmpty();
    }

    /// Another door, or another mailbox, may have had it all.
    @Test
    void shouldHoldNothingAgainstMailsForWhichThereIsNoMemoryForAWhile() {
        for (String name : List.of("a", "b", "c")) {
            server.deliver("<" + name + "@acme.example>", "Mail " + name);
        }
        AtomicInteger read = new AtomicInteger();

        run(ScriptedReading.withoutMemoryFor(_ -> read.incrementAndGet() <= 5, inbound, blobs), folder.resolve("note"));

        await().atMost(SOON).until(() -> server.inboxSize() == 0);
        assertThat(server.count("Done")).isEqualTo(3);
    }

    @Test
    void shouldParkAMailForWhichMemoryDoesNotSufficeThoughNoOtherIsRead() {
        for (String name : List.of("a", "huge", "c")) {
            server.deliver("<" + name + "@acme.example>", "Mail " + name);
        }

        run(ScriptedReading.withoutMemoryFor("<huge@acme.example>"::equals, inbound, blobs), folder.resolve("note"));

        await().atMost(SOON).until(() -> server.inboxSize() == 0);
        assertThat(server.count("Done")).isEqualTo(2);
        assertThat(inbound.accepted())
                .anySatisfy(message -> assertThat(message.text()).contains("had no memory for it, 3 times"));
    }

    private void run(MailTaker taker, Path note) {
        MailboxSettings settings = RunningMailbox.settings(server.port(), "Done", Duration.ofSeconds(1));
        running = RunningMailbox.start(
                RunningMailbox.login(settings, SOON, null, null),
                new ConnectionLimit(1),
                taker,
                new SimpleMeterRegistry(),
                note);
    }
}
