package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.intake.email.mailbox.ScriptedImap.Reaction;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers without MOVE: mails are copied to where they belong, and then removed.
class CopyingTest {
    private static final Duration SOON = ScriptedMailbox.SOON;
    private static final Duration LONG = ScriptedMailbox.LONG;
    private static final Duration SHORT = Duration.ofMillis(300);

    @RegisterExtension
    private final ScriptedMailbox mailbox = new ScriptedMailbox();

    @BeforeEach
    void beWithoutMove() {
        mailbox.server().can("IDLE UIDPLUS");
    }

    @Test
    void shouldCopyMailsAndRemoveThem() {
        mailbox.deliver(20);

        mailbox.run();

        awaitAllDoneOnce(20);
        assertThat(mailbox.sent("EXAMINE")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "[NOPERM] you may not", "[UNAVAILABLE] later"})
    void shouldCopyMailsOnceHoweverOftenTheirRemovalIsRefused(String why) {
        mailbox.deliver(20);
        react(command -> command.startsWith("UID STORE"), new Reaction.Refuse(why));

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.sent("UID STORE") > 4);
        assertThat(mailbox.state().toString()).contains("20 mails are taken").contains(why);
        assertThat(mailbox.server().count("Done")).isEqualTo(20);
        assertThat(mailbox.server().commands()).noneMatch(command -> command.startsWith("UID STORE 1 "));
        mailbox.server().react(_ -> new Reaction.Serve());
        awaitAllDoneOnce(20);
    }

    @Test
    void shouldTakeLiveMailsAtOnceWhileTheRemovalOfOthersIsRefused() {
        mailbox.deliver(2);
        react(command -> command.startsWith("UID STORE"), new Reaction.Refuse("no"));
        mailbox.run();
        await().atMost(SOON).until(() -> mailbox.state() instanceof MailboxState.Failing);

        mailbox.deliver(1);

        mailbox.awaitTaken(3);
        await().atMost(SOON).until(() -> mailbox.server().count("Done") == 3);
        assertThat(mailbox.sent("LOGIN")).isEqualTo(1);
    }

    @Test
    void shouldOnlyRemoveWhatWasCopiedBeforeTheConnectionWasLost() {
        mailbox.deliver(20);
        reactOnce(command -> command.startsWith("UID STORE"), new Reaction.Cut());

        mailbox.run();

        awaitAllDoneOnce(20);
        assertThat(mailbox.sent("EXAMINE")).isZero();
    }

    @Test
    void shouldFindTheCopiesThatWereMadeWhenTheConnectionWasLost() {
        mailbox.deliver(20);
        reactOnce(command -> command.startsWith("UID COPY"), new Reaction.ServeAndCut());

        mailbox.run();

        awaitAllDoneOnce(20);
    }

    @Test
    void shouldCopyMailsThatWereNotCopiedWhenTheConnectionWasLost() {
        mailbox.deliver(20);
        reactOnce(command -> command.startsWith("UID COPY"), new Reaction.Cut());

        mailbox.run();

        awaitAllDoneOnce(20);
    }

    /// What is removed and was not copied would be gone; a copy too many does no harm.
    @ParameterizedTest
    @ValueSource(strings = {"EXAMINE", "FETCH 1:20 "})
    void shouldCopyMailsAgainWhereNobodyMayLookForTheirCopies(String asked) {
        mailbox.deliver(20);
        AtomicInteger copies = new AtomicInteger();
        mailbox.server().react(command -> {
            if (command.startsWith(asked)) {
                return new Reaction.Refuse("no");
            }
            return command.startsWith("UID COPY") && copies.incrementAndGet() == 1
                    ? new Reaction.ServeAndCut()
                    : new Reaction.Serve();
        });

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.server().inboxSize() == 0);
        assertThat(mailbox.server().count("Done")).isEqualTo(40);
    }

    /// The server would let nothing be marked any more.
    @Test
    void shouldCopyMailsAgainWhereTheConnectionIsLostWheneverTheirCopiesAreLookedFor() {
        mailbox.deliver(20);
        AtomicInteger copies = new AtomicInteger();
        mailbox.server().react(command -> {
            if (command.startsWith("EXAMINE")) {
                return new Reaction.Cut();
            }
            return command.startsWith("UID COPY") && copies.incrementAndGet() == 1
                    ? new Reaction.ServeAndCut()
                    : new Reaction.Serve();
        });

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.server().inboxSize() == 0);
        assertThat(mailbox.sent("EXAMINE")).isEqualTo(2);
    }

    @Test
    void shouldRemoveMailsOnceTheServerCan() {
        mailbox.deliver(20);
        reactOnce(command -> command.startsWith("UID EXPUNGE"), new Reaction.Refuse("[UNAVAILABLE] later"));

        mailbox.run();

        awaitAllDoneOnce(20);
        await().atMost(SOON).until(() -> mailbox.server().inboxSize() == 0);
    }

    @Test
    void shouldCopyFewerMailsAtATimeWhereTheServerIsSilentForTooLong() {
        mailbox.deliver(20);
        mailbox.server()
                .react(command -> command.startsWith("UID COPY")
                                && mailbox.server().named(command).size() > 5
                        ? new Reaction.Ignore()
                        : new Reaction.Serve());

        mailbox.run(LONG, SHORT);

        awaitAllDoneOnce(20);
        await().atMost(SOON).until(() -> mailbox.state() instanceof MailboxState.Working);
    }

    @Test
    void shouldMarkAllOthersThoughTheConnectionIsLostAtOneMail() {
        mailbox.deliver(4);
        react(command -> command.startsWith("UID COPY") && ScriptedImap.names(command, 2), new Reaction.Cut());

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.server().inboxSize() == 1);
        assertThat(mailbox.server().count("Done")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IDLE UIDPLUS", "IDLE UIDPLUS MOVE"})
    void shouldTakeNewMailsThoughTheConnectionIsLostAtEachMark(String abilities) {
        mailbox.server().can(abilities);
        mailbox.deliver(20);
        react(command -> command.matches("UID (COPY|MOVE) .*"), new Reaction.Ignore());
        mailbox.run(LONG, SHORT);
        await().atMost(SOON).until(() -> mailbox.state().toString().contains("20 mails are taken but not marked"));

        for (int mails = 21; mails <= 23; mails++) {
            mailbox.deliver(1);
            mailbox.awaitTaken(mails);
        }

        await().atMost(SOON).until(() -> mailbox.state().toString().contains("23 mails are taken but not marked"));
        mailbox.server().react(_ -> new Reaction.Serve());
        awaitAllDoneOnce(23);
        await().atMost(SOON).until(() -> mailbox.state() instanceof MailboxState.Working);
        assertThat(mailbox.inbound().tries()).isEqualTo(23);
    }

    @Test
    void shouldTakeNewMailsThoughTheServerKnowsNoCommandThatMarks() {
        mailbox.deliver(1);
        react(command -> command.startsWith("UID COPY"), new Reaction.Misunderstand());
        mailbox.run();
        await().atMost(SOON).until(() -> mailbox.state() instanceof MailboxState.Failing);

        mailbox.deliver(1);

        mailbox.awaitTaken(2);
    }

    @Test
    void shouldCopyAnotherMailThatGetsTheUidOfACopiedOne() {
        mailbox.deliver(1);
        AtomicInteger stores = new AtomicInteger();
        mailbox.server().react(command -> {
            if (command.startsWith("UID STORE") && stores.incrementAndGet() == 1) {
                mailbox.server().expunge(1);
                mailbox.deliver(1);
                mailbox.server().renumber();
                return new Reaction.Cut();
            }
            return new Reaction.Serve();
        });

        mailbox.run();

        awaitAllDoneOnce(2);
    }

    @Test
    void shouldGoOnWhereItMayMarkMailsAsDeletedAndNotRemoveThem() {
        mailbox.deliver(1);
        react(command -> command.startsWith("UID EXPUNGE"), new Reaction.Refuse("[NOPERM] you may not"));
        mailbox.run();
        mailbox.awaitTaken(1);
        mailbox.awaitIdling();

        mailbox.deliver(1);

        mailbox.awaitTaken(2);
        await().atMost(SOON).until(() -> mailbox.server().count("Done") == 2);
        assertThat(mailbox.state()).isInstanceOf(MailboxState.Working.class);
        assertThat(mailbox.server().inboxSize()).isEqualTo(2);
    }

    private void awaitAllDoneOnce(int mails) {
        await().atMost(SOON).until(() -> mailbox.server().inboxSize() == 0);
        assertThat(mailbox.server().count("Done")).isEqualTo(mails);
    }

    private void react(Predicate<String> asked, Reaction reaction) {
        mailbox.server().react(command -> asked.test(command) ? reaction : new Reaction.Serve());
    }

    private void reactOnce(Predicate<String> asked, Reaction reaction) {
        AtomicInteger times = new AtomicInteger();
        react(command -> asked.test(command) && times.incrementAndGet() == 1, reaction);
    }
}
