package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.intake.email.mailbox.ScriptedImap.Reaction;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers that refuse, or do not list, what they are asked for: whether that is held against a mail.
class RefusingServerTest {
    private static final Duration SOON = ScriptedMailbox.SOON;

    @RegisterExtension
    private final ScriptedMailbox mailbox = new ScriptedMailbox();

    @ParameterizedTest
    @CsvSource({
        "BODY.PEEK[, [UNAVAILABLE] storage is away",
        "BODY.PEEK[, [SERVERBUG] storage is away",
        "RFC822.SIZE, [LIMIT] slow down",
        "RFC822.SIZE, storage is away"
    })
    void shouldHoldNothingAgainstMailsWhileTheServerRefusesAll(String asked, String why) {
        mailbox.deliver(3);
        refuse(command -> command.contains(asked), why, 12);

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.server().inboxSize() == 0);
        assertThat(mailbox.server().count("Parked")).isZero();
        assertThat(mailbox.server().count("Done")).isEqualTo(3);
    }

    @Test
    void shouldHoldNothingAgainstAMailThatTheServerCannotGiveForNow() {
        mailbox.deliver(3);
        refuse(command -> command.contains("BODY.PEEK[]") && ScriptedImap.names(command, 2), "[INUSE] later", 8);

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.server().inboxSize() == 0);
        assertThat(mailbox.server().count("Done")).isEqualTo(3);
    }

    private void refuse(Predicate<String> asked, String why, int times) {
        AtomicInteger refused = new AtomicInteger();
        mailbox.server()
                .react(command -> asked.test(command) && refused.incrementAndGet() <= times
                        ? new Reaction.Refuse(why)
                        : new Reaction.Serve());
    }

    @Test
    void shouldHoldNothingAgainstMailsWhoseListingIsCutOff() {
        mailbox.deliver(1);
        AtomicInteger lists = new AtomicInteger();
        mailbox.server()
                .react(command -> command.contains("RFC822.SIZE") && lists.incrementAndGet() <= 6
                        ? new Reaction.Cut()
                        : new Reaction.Serve());

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.server().inboxSize() == 0);
        assertThat(mailbox.server().count("Done")).isEqualTo(1);
    }

    @Test
    void shouldNotParkAMailForLostConnectionsOverWhichNothingSmallerCameThrough() {
        mailbox.server().deliver("<a@acme.example>", "Hello");
        AtomicInteger fetches = new AtomicInteger();
        mailbox.server()
                .react(command -> command.contains("BODY.PEEK[") && fetches.incrementAndGet() <= 6
                        ? new Reaction.Cut()
                        : new Reaction.Serve());

        mailbox.run();

        await().atMost(SOON)
                .until(() -> mailbox.server().count("Done") + mailbox.server().count("Parked") == 1);
        assertThat(mailbox.server().count("Parked")).isZero();
    }

    @Test
    void shouldParkAMailThatCannotBeFetchedAndTakeTheOthers() {
        mailbox.deliver(8);
        mailbox.server()
                .react(command -> command.contains("BODY.PEEK[]") && ScriptedImap.names(command, 4)
                        ? new Reaction.Cut()
                        : new Reaction.Serve());

        mailbox.run();

        await().atMost(SOON)
                .until(() ->
                        mailbox.server().count("Done") == 7 && mailbox.server().count("Parked") == 1);
        assertThat(mailbox.inbound().accepted())
                .hasSize(8)
                .anySatisfy(message -> assertThat(message.flags()).contains("unreadable"));
    }

    @Test
    void shouldParkAMailThatTheServerFindsButDoesNotList() {
        mailbox.server().deliver("<a@acme.example>", "One");
        mailbox.server().deliver("<b@acme.example>", "Two");
        mailbox.server()
                .react(command -> command.contains("RFC822.SIZE") && ScriptedImap.names(command, 1)
                        ? new Reaction.Pretend()
                        : new Reaction.Serve());

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.server().count("Parked") == 1);
        assertThat(mailbox.inbound().accepted())
                .anySatisfy(message -> assertThat(message.flags()).contains("unreadable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BODY.PEEK[]", "RFC822.SIZE", "UID FETCH"})
    void shouldParkAMailThatIsRefusedWhereOthersThatArriveAreNot(String asked) {
        mailbox.deliver(8);
        failAndDeliver(command -> command.contains(asked) && ScriptedImap.names(command, 1), new Reaction.Refuse("no"));

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.server().inboxSize() == 0);
        assertThat(mailbox.server().count("Parked")).isEqualTo(1);
    }

    @Test
    void shouldParkAMailThatTheServerCutsOffAtWhereverItIsNamed() {
        mailbox.deliver(8);
        failAndDeliver(
                command -> command.startsWith("UID FETCH") && ScriptedImap.names(command, 1), new Reaction.Cut());

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.server().inboxSize() == 0);
        assertThat(mailbox.server().count("Parked")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BODY.PEEK[", "RFC822.SIZE"})
    void shouldParkAMailOfWhichTheServerNeverGivesAnythingThoughNoOtherArrives(String asked) {
        mailbox.deliver(1);
        mailbox.server()
                .react(command ->
                        command.contains(asked) ? new Reaction.Refuse("[SERVERBUG] no") : new Reaction.Serve());

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.server().count("Parked") == 1);
        assertThat(mailbox.inbound().accepted())
                .singleElement()
                .satisfies(message -> assertThat(message.flags()).contains("unreadable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[SERVERBUG] no", "[UNAVAILABLE] later"})
    void shouldParkAMailThatIsTooLargeThoughTheServerRefusesItsHeader(String why) {
        mailbox.server().deliver("<large@acme.example>", "x".repeat(200_000));
        mailbox.deliver(2);
        mailbox.server()
                .react(command ->
                        command.contains("BODY.PEEK[HEADER]") ? new Reaction.Refuse(why) : new Reaction.Serve());

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.server().inboxSize() == 0);
        assertThat(mailbox.server().count("Parked")).isEqualTo(1);
        assertThat(mailbox.inbound().accepted()).hasSize(3);
    }

    @Test
    void shouldParkAMailThatIsTooLargeThoughTheServerCutsOffAtItsHeader() {
        mailbox.server().deliver("<large@acme.example>", "x".repeat(200_000));
        mailbox.server()
                .react(command -> command.contains("BODY.PEEK[HEADER]") ? new Reaction.Cut() : new Reaction.Serve());

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.server().count("Parked") == 1);
    }

    @Test
    void shouldIdleForLiveMailsWhileTheServerRefusesAnother() {
        mailbox.deliver(1);
        mailbox.server()
                .react(command -> command.contains("BODY.PEEK[") && ScriptedImap.names(command, 1)
                        ? new Reaction.Refuse("[SERVERBUG] no")
                        : new Reaction.Serve());
        mailbox.run();
        mailbox.awaitIdling();
        assertThat(mailbox.server().count("Parked")).isZero();

        mailbox.deliver(1);

        await().atMost(SOON).until(() -> mailbox.server().count("Done") == 1);
    }

    /// Another mail arrives after each failure.
    private void failAndDeliver(Predicate<String> asked, Reaction failure) {
        mailbox.server().react(command -> {
            if (!asked.test(command)) {
                return new Reaction.Serve();
            }
            mailbox.deliver(1);
            return failure;
        });
    }
}
