package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.intake.ScriptedInbound;
import dev.millrace.intake.blob.InMemoryBlobs;
import dev.millrace.intake.email.mailbox.ScriptedImap.Reaction;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers that refuse what they are asked: whether that is held against a mail, and what it costs the others.
class RefusingServerTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(20);

    private final ScriptedInbound inbound = new ScriptedInbound();
    private final AtomicInteger delivered = new AtomicInteger();
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

    @ParameterizedTest
    @CsvSource({
        "BODY.PEEK[, [UNAVAILABLE] storage is away",
        "BODY.PEEK[, [SERVERBUG] storage is away",
        "RFC822.SIZE, [LIMIT] slow down",
        "RFC822.SIZE, storage is away"
    })
    void shouldHoldNothingAgainstMailsWhileTheServerRefusesAll(String asked, String why) {
        deliver(3);
        refuse(command -> command.contains(asked), why, 12);

        run();

        await().atMost(SOON).until(() -> server.inboxSize() == 0);
        assertThat(server.count("Parked")).isZero();
        assertThat(server.count("Done")).isEqualTo(3);
    }

    @Test
    void shouldHoldNothingAgainstAMailThatTheServerCannotGiveForNow() {
        deliver(3);
        refuse(command -> command.contains("BODY.PEEK[]") && ScriptedImap.names(command, 2), "[INUSE] later", 8);

        run();

        await().atMost(SOON).until(() -> server.inboxSize() == 0);
        assertThat(server.count("Done")).isEqualTo(3);
    }

    @Test
    void shouldHoldNothingAgainstMailsWhoseListingIsCutOff() {
        deliver(1);
        AtomicInteger lists = new AtomicInteger();
        server.react(command -> command.contains("RFC822.SIZE") && lists.incrementAndGet() <= 6
                ? new Reaction.Cut()
                : new Reaction.Serve());

        run();

        await().atMost(SOON).until(() -> server.inboxSize() == 0);
        assertThat(server.count("Done")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BODY.PEEK[]", "RFC822.SIZE", "UID FETCH"})
    void shouldParkAMailThatIsRefusedWhereOthersThatArriveAreNot(String asked) {
        deliver(8);
        failAndDeliver(command -> command.contains(asked) && ScriptedImap.names(command, 1), new Reaction.Refuse("no"));

        run();

        await().atMost(SOON).until(() -> server.inboxSize() == 0);
        assertThat(server.count("Parked")).isEqualTo(1);
    }

    @Test
    void shouldParkAMailThatTheServerCutsOffAtWhereverItIsNamed() {
        deliver(8);
        failAndDeliver(
                command -> command.startsWith("UID FETCH") && ScriptedImap.names(command, 1), new Reaction.Cut());

        run();

        await().atMost(SOON).until(() -> server.inboxSize() == 0);
        assertThat(server.count("Parked")).isEqualTo(1);
    }

    /// Another mail arrives after each failure.
    private void failAndDeliver(Predicate<String> asked, Reaction failure) {
        server.react(command -> {
            if (!asked.test(command)) {
                return new Reaction.Serve();
            }
            deliver(1);
            return failure;
        });
    }

    @Test
    void shouldListABacklogInLargePiecesThoughOneMailOfItFails() {
        deliver(250);
        server.react(command -> command.contains("BODY.PEEK[]") && ScriptedImap.names(command, 3)
                ? new Reaction.Pretend()
                : new Reaction.Serve());

        run();

        await().atMost(SOON).until(() -> server.count("Done") == 249 && server.count("Parked") == 1);
        assertThat(server.commands().stream().filter(command -> command.contains("RFC822.SIZE")))
                .hasSizeLessThan(30);
    }

    @ParameterizedTest
    @CsvSource({
        "[OVERQUOTA] full, 1",
        "[TRYCREATE] no such folder, 1",
        "[NOPERM] you may not, 1",
        "[UNAVAILABLE] storage is away, 1",
        "no, 40"
    })
    void shouldAskLittleWhileTheServerLetsNothingBeMarked(String why, int mostAVisit) {
        deliver(1_000);
        server.react(command -> command.startsWith("UID MOVE") ? new Reaction.Refuse(why) : new Reaction.Serve());

        run();

        await().atMost(SOON)
                .until(() -> inbound.accepted().size() == 1_000
                        && running.state() instanceof MailboxState.Failing failing
                        && failing.problem().contains("1000 mails are taken"));
        List<String> asked = server.commands();
        assertThat(asked.stream().filter(command -> command.startsWith("UID MOVE")))
                .hasSizeLessThanOrEqualTo(mostAVisit * visits(asked));
        server.react(_ -> new Reaction.Serve());
        await().atMost(SOON).until(() -> server.count("Done") == 1_000);
        assertThat(inbound.tries()).isEqualTo(1_000);
    }

    private static int visits(List<String> commands) {
        return (int)
                commands.stream().filter(command -> command.startsWith("LOGIN")).count();
    }

    @Test
    void shouldMarkAllOthersThoughManyMailsAreRefused() {
        deliver(100);
        server.react(command -> command.startsWith("UID MOVE")
                        && IntStream.rangeClosed(20, 40).anyMatch(uid -> ScriptedImap.names(command, uid))
                ? new Reaction.Refuse("no")
                : new Reaction.Serve());

        run();

        await().atMost(SOON).until(() -> server.count("Done") == 79);
        assertThat(server.inboxSize()).isEqualTo(21);
    }

    @Test
    void shouldAskForNothingByNoNameWhenAllThatArrivedIsGoneAgain() {
        deliver(1);
        server.react(command -> {
            if (command.contains("BODY.PEEK[]") && server.inboxSize() == 1) {
                deliver(15);
            } else if (command.contains("RFC822.SIZE") && ScriptedImap.names(command, 2)) {
                IntStream.rangeClosed(2, 11).forEach(server::expunge);
            }
            return new Reaction.Serve();
        });

        run();

        await().atMost(SOON).until(() -> server.count("Done") == 6);
        assertThat(server.commands()).noneMatch(command -> command.startsWith("UID FETCH  "));
    }

    @Test
    void shouldNotSignInOnceMoreToSayGoodbyeOnALostConnection() {
        deliver(1);
        AtomicInteger fetches = new AtomicInteger();
        server.react(command -> command.contains("BODY.PEEK[]") && fetches.incrementAndGet() == 1
                ? new Reaction.Cut()
                : new Reaction.Serve());

        run();

        await().atMost(SOON).until(() -> server.count("Done") == 1);
        assertThat(server.commands().stream().filter(command -> command.startsWith("LOGIN")))
                .hasSize(2);
    }

    private void deliver(int mails) {
        IntStream.range(0, mails)
                .forEach(_ -> server.deliver("<m" + delivered.incrementAndGet() + "@acme.example>", "Hello"));
    }

    private void refuse(Predicate<String> asked, String why, int times) {
        AtomicInteger refused = new AtomicInteger();
        server.react(command -> asked.test(command) && refused.incrementAndGet() <= times
                ? new Reaction.Refuse(why)
                : new Reaction.Serve());
    }

    private void run() {
        running = RunningMailbox.start(
                RunningMailbox.settings(server.port(), "Done", LONG),
                SOON,
                inbound,
                new InMemoryBlobs(),
                new SimpleMeterRegistry());
    }
}
