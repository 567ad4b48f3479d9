package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.intake.ScriptedInbound;
import dev.millrace.intake.blob.Blob;
import dev.millrace.intake.blob.BlobStore;
import dev.millrace.intake.blob.InMemoryBlobs;
import dev.millrace.intake.email.mailbox.ScriptedImap.Reaction;
import dev.millrace.tickets.message.InboundMessage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What servers and networks do to a mailbox.
class MailboxRobustnessTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofMinutes(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final ScriptedInbound inbound = new ScriptedInbound();
    private final InMemoryBlobs blobs = new InMemoryBlobs();
    private ScriptedImap server;
    private RunningMailbox running;

    @BeforeEach
    void startServer() throws IOException {
        server = new ScriptedImap();
    }

    @AfterEach
    void stop() throws Exception {
        if (running != null) {
            running.stop();
        }
        server.close();
    }

    @Test
    void shouldTakeAMailAtOnceThatArrivesWhileItIdles() {
        run(LONG, SOON);
        awaitIdling();

        server.deliver("<a@acme.example>", "Hello");

        awaitTaken(1);
    }

    @Test
    void shouldRenewIdleEveryPollInterval() {
        run(Duration.ofMillis(100), SOON);

        await().atMost(SOON)
                .until(() -> server.commands().stream().filter("IDLE"::equals).count() > 3);

        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void shouldBreakOffAConnectionThatIsHalfOpenWhileItIdles() {
        run(SHORT, SHORT);
        awaitIdling();
        // From now on the server hears nothing any more, and TCP does not tell.
        AtomicInteger asked = new AtomicInteger();
        server.react(_ -> asked.incrementAndGet() < 3 ? new Reaction.Ignore() : new Reaction.Serve());
        server.deliver("<a@acme.example>", "Hello");

        awaitTaken(1);
    }

    @Test
    void shouldBreakOffAServerThatNeverAnswersAFetch() {
        server.deliver("<a@acme.example>", "Hello");
        AtomicInteger fetches = new AtomicInteger();
        server.react(command -> command.contains("BODY.PEEK[]") && fetches.incrementAndGet() == 1
                ? new Reaction.Ignore()
                : new Reaction.Serve());

        run(LONG, SHORT);

        awaitTaken(1);
    }

    @Test
    void shouldComeBackAfterEveryCutAndTakeEachMailOnce() {
        AtomicInteger commands = new AtomicInteger();
        server.react(_ -> commands.incrementAndGet() % 17 == 0 ? new Reaction.Cut() : new Reaction.Serve());
        IntStream.range(0, 40).forEach(i -> server.deliver("<m" + i + "@acme.example>", "Mail " + i));

        run(LONG, SOON);

        await().atMost(SOON).until(() -> server.count("Done") == 40);
        assertThat(inbound.accepted().stream().map(InboundMessage::messageId).distinct())
                .hasSize(40);
    }

    @Test
    void shouldNotFetchAgainWhatItCouldOnlyNotMark() {
        server.deliver("<a@acme.example>", "Hello");
        AtomicInteger moves = new AtomicInteger();
        server.react(command -> command.startsWith("UID MOVE") && moves.incrementAndGet() == 1
                ? new Reaction.Cut()
                : new Reaction.Serve());

        run(LONG, SOON);

        await().atMost(SOON).until(() -> server.count("Done") == 1);
        assertThat(inbound.accepted()).hasSize(1);
        assertThat(fetches()).isEqualTo(1);
    }

    @Test
    void shouldSayThatMarksAreRefusedAndMarkAllOthers() {
        server.deliver("<a@acme.example>", "One");
        server.deliver("<b@acme.example>", "Two");
        server.react(command -> command.matches("UID MOVE (1|1:.*) .*")
                ? new Reaction.Refuse("[CORRUPTION] full of holes")
                : new Reaction.Serve());

        run(LONG, SOON);

        await().atMost(SOON)
                .until(() -> running.state() instanceof MailboxState.Failing failing
                        && failing.problem().contains("full"));
        assertThat(server.count("Done")).isEqualTo(1);
        assertThat(inbound.accepted()).hasSize(2);
        server.react(_ -> new Reaction.Serve());
        await().atMost(SOON).until(() -> server.count("Done") == 2);
        assertThat(inbound.accepted()).hasSize(2);
    }

    @Test
    void shouldSayThatAnErrorBefellItAndGoOn() {
        AtomicBoolean broken = new AtomicBoolean(true);
        BlobStore breaking = new BlobStore() {
            @Override
            public Mono<Blob> store(Publisher<ByteBuffer> bytes) {
                if (broken.get()) {
                    throw new NoClassDefFoundError("a/Class");
                }
                return blobs.store(bytes);
            }

            @Override
            public Flux<ByteBuffer> read(String sha256) {
                return blobs.read(sha256);
            }
        };
        server.deliver("<a@acme.example>", "Hello");

        running = RunningMailbox.start(
                RunningMailbox.settings(server.port(), "Done", LONG),
                SOON,
                inbound,
                breaking,
                new SimpleMeterRegistry());

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(MailboxHealth.of(running.state()).getDetails())
                                .containsEntry("problem", "java.lang.NoClassDefFoundError: a/Class"));
        assertThat(running.figures().problem()).contains("a/Class");
        broken.set(false);
        awaitTaken(1);
        await().atMost(SOON).until(() -> running.state() instanceof MailboxState.Working);
        assertThat(running.figures().problem()).isNull();
    }

    /// What somebody else has read could not be told from what is done.
    @Test
    void shouldTakeNothingWhereItCouldLeaveNoMarkButThatAMailWasRead() {
        server.deliver("<a@acme.example>", "Hello");
        server.keep("\\Seen \\Deleted");

        running = RunningMailbox.start(
                RunningMailbox.settings(server.port(), "", LONG), SOON, inbound, blobs, new SimpleMeterRegistry());

        await().atMost(SOON)
                .until(() -> running.state() instanceof MailboxState.Failing failing
                        && failing.problem().contains("done-folder"));
        assertThat(inbound.tries()).isZero();
    }

    @Test
    void shouldStopTakingFromAServerThatForgetsMarks() {
        server.deliver("<a@acme.example>", "One");
        server.react(command -> command.startsWith("UID MOVE") ? new Reaction.Pretend() : new Reaction.Serve());

        run(Duration.ofMillis(100), SOON);

        await().atMost(SOON).until(() -> searches() > 12);
        assertThat(inbound.tries()).isLessThanOrEqualTo(3);
        assertThat(running.state().toString()).contains("keeps no mark");
    }

    @Test
    void shouldParkAMailThatCannotBeFetchedAndTakeTheOthers() {
        IntStream.range(0, 8).forEach(i -> server.deliver("<m" + i + "@acme.example>", "Mail " + i));
        server.react(command -> command.contains("BODY.PEEK[]") && ScriptedImap.names(command, 4)
                ? new Reaction.Cut()
                : new Reaction.Serve());

        run(LONG, SOON);

        await().atMost(SOON).until(() -> server.count("Done") == 7 && server.count("Parked") == 1);
        assertThat(inbound.accepted())
                .hasSize(8)
                .anySatisfy(message -> assertThat(message.flags()).contains("unreadable"));
    }

    @Test
    void shouldNotParkAMailForLostConnectionsOverWhichNothingSmallerCameThrough() {
        server.deliver("<a@acme.example>", "Hello");
        AtomicInteger fetches = new AtomicInteger();
        server.react(command -> command.contains("BODY.PEEK[") && fetches.incrementAndGet() <= 6
                ? new Reaction.Cut()
                : new Reaction.Serve());

        run(LONG, SOON);

        await().atMost(SOON).until(() -> server.count("Done") + server.count("Parked") == 1);
        assertThat(server.count("Parked")).isZero();
    }

    @Test
    void shouldRemoveNoMailThatOthersMarkedWhereItCannotNameItsOwn() {
        server.can("IDLE");
        server.deliver("<a@acme.example>", "Hello");

        run(LONG, SOON);

        awaitIdling();
        assertThat(server.commands())
                .anyMatch(command -> command.startsWith("UID STORE 1 ") && command.contains("\\Deleted"))
                .noneMatch(command -> command.endsWith("EXPUNGE"));
    }

    @Test
    void shouldParkAMailThatTheServerFindsButDoesNotList() {
        server.deliver("<a@acme.example>", "One");
        server.deliver("<b@acme.example>", "Two");
        server.react(command -> command.contains("RFC822.SIZE") && ScriptedImap.names(command, 1)
                ? new Reaction.Pretend()
                : new Reaction.Serve());

        run(LONG, SOON);

        await().atMost(SOON).until(() -> server.count("Parked") == 1);
        assertThat(inbound.accepted())
                .anySatisfy(message -> assertThat(message.flags()).contains("unreadable"));
    }

    @Test
    void shouldGoOnWhenOthersRemoveMailsMeanwhile() {
        IntStream.range(0, 30).forEach(i -> server.deliver("<m" + i + "@acme.example>", "Mail " + i));
        server.react(command -> {
            if (command.contains("BODY.PEEK[]")) {
                server.expunge(3);
                server.expunge(12);
                server.expunge(13);
            }
            return new Reaction.Serve();
        });

        run(LONG, SOON);

        await().atMost(SOON).until(() -> server.count("Done") == 27);
        assertThat(server.count("Parked")).isZero();
    }

    @Test
    void shouldForgetUidsWhenTheServerRenumbers() {
        server.deliver("<a@acme.example>", "One");
        AtomicInteger moves = new AtomicInteger();
        // The mail is taken but not marked when the connection and all UIDs are lost; UID 1 is another mail then.
        server.react(command -> {
            if (command.startsWith("UID MOVE") && moves.incrementAndGet() == 1) {
                server.expunge(1);
                server.deliver("<b@acme.example>", "Two");
                server.renumber();
                return new Reaction.Cut();
            }
            return new Reaction.Serve();
        });

        run(LONG, SOON);

        await().atMost(SOON).until(() -> server.count("Done") == 1);
        assertThat(inbound.accepted())
                .extracting(InboundMessage::messageId)
                .containsExactlyInAnyOrder("<a@acme.example>", "<b@acme.example>");
    }

    @Test
    void shouldTakeALiveMailWhileABacklogIsWorkedOff() {
        IntStream.range(0, 200).forEach(i -> server.deliver("<m" + i + "@acme.example>", "Mail " + i));
        AtomicInteger fetches = new AtomicInteger();
        server.react(command -> {
            if (command.contains("BODY.PEEK[]") && fetches.incrementAndGet() == 3) {
                server.deliver("<live@acme.example>", "I write now");
            }
            return new Reaction.Serve();
        });

        run(LONG, SOON);

        awaitTaken(201);
        List<String> order =
                inbound.accepted().stream().map(InboundMessage::messageId).toList();
        assertThat(order.indexOf("<live@acme.example>")).isLessThan(100);
    }

    @Test
    void shouldAskForUidRangesAndNeverForTheWholeFolder() {
        IntStream.range(0, 1_200).forEach(i -> server.deliver("<m" + i + "@acme.example>", "Mail " + i));

        run(LONG, SOON);

        awaitTaken(1_200);
        assertThat(server.commands()).noneMatch(command -> command.matches("(UID )?FETCH 1:\\* .*"));
        assertThat(server.commands().stream()
                        .filter(command -> command.contains("BODY.PEEK[]"))
                        .mapToInt(String::length)
                        .max()
                        .orElseThrow())
                .isLessThan(80);
        assertThat(searches()).isLessThan(5);
    }

    /// Each move may make the server write to disk, however many mails it moves.
    @Test
    void shouldMarkTheMailsOfSeveralBatchesOfABacklogTogether() {
        IntStream.range(0, 1_200).forEach(i -> server.deliver("<m" + i + "@acme.example>", "Mail " + i));

        run(LONG, SOON);

        await().atMost(SOON).until(() -> server.count("Done") == 1_200);
        assertThat(sent("UID MOVE")).isLessThan(sent("BODY.PEEK[]") / 2);
    }

    private long sent(String what) {
        return server.commands().stream()
                .filter(command -> command.contains(what))
                .count();
    }

    @Test
    void shouldTakeTurnsWhereTheServerAllowsOneConnection() throws Exception {
        ConnectionLimit one = new ConnectionLimit(1);
        MailboxSettings settings = RunningMailbox.settings(server.port(), "Done", Duration.ofMillis(100));
        ImapLogin login = RunningMailbox.login(settings, SOON, null, null);
        running = RunningMailbox.start(login, one, inbound, blobs, new SimpleMeterRegistry());
        ScriptedInbound others = new ScriptedInbound();
        RunningMailbox other = RunningMailbox.start(login, one, others, blobs, new SimpleMeterRegistry());
        try {
            await().atMost(SOON)
                    .until(() -> running.state() instanceof MailboxState.Working
                            && other.state() instanceof MailboxState.Working);
            assertThat(server.connections()).isLessThanOrEqualTo(1);
        } finally {
            other.stop();
        }
    }

    @Test
    void shouldLetOthersInWhileItWorksOffABacklog() throws Exception {
        IntStream.range(0, 1_200).forEach(i -> server.deliver("<m" + i + "@acme.example>", "Mail " + i));
        ConnectionLimit one = new ConnectionLimit(1);
        MailboxSettings settings = RunningMailbox.settings(server.port(), "Done", LONG);
        CompletableFuture<Integer> takenBefore = new CompletableFuture<>();
        server.react(command -> {
            if (command.startsWith("UID SEARCH") && !takenBefore.isDone()) {
                Thread.ofVirtual().start(() -> visit(one, settings, takenBefore));
            }
            return new Reaction.Serve();
        });
        ImapLogin login = RunningMailbox.login(settings, SOON, null, null);

        running = RunningMailbox.start(login, one, inbound, blobs, new SimpleMeterRegistry());

        assertThat(takenBefore.get(SOON.toSeconds(), TimeUnit.SECONDS)).isLessThan(1_200);
        awaitTaken(1_200);
    }

    /// Waits for a turn, notes how much was taken until then, and lets go.
    private void visit(ConnectionLimit limit, MailboxSettings settings, CompletableFuture<Integer> takenBefore) {
        try (ConnectionLimit.Permit _ = limit.take(settings, () -> false)) {
            takenBefore.complete(inbound.accepted().size());
        } catch (MessagingException | InterruptedException e) {
            takenBefore.completeExceptionally(e);
        }
    }

    @Test
    void shouldStopWhileItWaitsForItsTurn() throws Exception {
        ConnectionLimit one = new ConnectionLimit(1);
        MailboxSettings settings = RunningMailbox.settings(server.port(), "Done", LONG);
        try (ConnectionLimit.Permit held = one.take(settings, () -> false)) {
            ImapLogin login = RunningMailbox.login(settings, SOON, null, null);
            RunningMailbox waiting = RunningMailbox.start(login, one, inbound, blobs, new SimpleMeterRegistry());
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

    private void run(Duration poll, Duration answer) {
        running = RunningMailbox.start(
                RunningMailbox.settings(server.port(), "Done", poll),
                answer,
                inbound,
                blobs,
                new SimpleMeterRegistry());
    }

    private void awaitIdling() {
        await().atMost(SOON).until(() -> server.commands().contains("IDLE"));
    }

    private void awaitTaken(int mails) {
        await().atMost(SOON).until(() -> inbound.accepted().size() == mails);
    }

    private long fetches() {
        return server.commands().stream()
                .filter(command -> command.contains("BODY.PEEK[]"))
                .count();
    }

    private long searches() {
        return server.commands().stream()
                .filter(command -> command.startsWith("UID SEARCH"))
                .count();
    }
}
