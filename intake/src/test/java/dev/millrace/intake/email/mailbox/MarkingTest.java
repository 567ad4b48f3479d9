package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.intake.email.mailbox.ScriptedImap.Reaction;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How mails are marked on the server, and servers that let them not be marked.
class MarkingTest {
    private static final Duration SOON = ScriptedMailbox.SOON;
    private static final Duration LONG = ScriptedMailbox.LONG;

    @RegisterExtension
    private final ScriptedMailbox mailbox = new ScriptedMailbox();

    /// Each move may make the server write to disk, however many mails it moves.
    @Test
    void shouldMarkTheMailsOfSeveralBatchesOfABacklogTogether() {
        mailbox.deliver(1_200);

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.server().count("Done") == 1_200);
        assertThat(mailbox.sent("UID MOVE")).isLessThan(mailbox.sent("BODY.PEEK[]") / 2);
    }

    @Test
    void shouldSayThatMarksAreRefusedAndMarkAllOthers() {
        mailbox.server().deliver("<a@acme.example>", "One");
        mailbox.server().deliver("<b@acme.example>", "Two");
        mailbox.server()
                .react(command -> command.matches("UID MOVE (1|1:.*) .*")
                        ? new Reaction.Refuse("[CORRUPTION] full of holes")
                        : new Reaction.Serve());

        mailbox.run();

        await().atMost(SOON)
                .until(() -> mailbox.state() instanceof MailboxState.Failing failing
                        && failing.problem().contains("full"));
        assertThat(mailbox.server().count("Done")).isEqualTo(1);
        assertThat(mailbox.inbound().accepted()).hasSize(2);
        mailbox.server().react(_ -> new Reaction.Serve());
        await().atMost(SOON).until(() -> mailbox.server().count("Done") == 2);
        assertThat(mailbox.inbound().accepted()).hasSize(2);
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
        mailbox.deliver(1_000);
        mailbox.server()
                .react(command -> command.startsWith("UID MOVE") ? new Reaction.Refuse(why) : new Reaction.Serve());

        mailbox.run();

        await().atMost(SOON)
                .until(() -> mailbox.inbound().accepted().size() == 1_000
                        && mailbox.state() instanceof MailboxState.Failing failing
                        && failing.problem().contains("1000 mails are taken"));
        List<String> asked = mailbox.server().commands();
        assertThat(asked.stream().filter(command -> command.startsWith("UID MOVE")))
                .hasSizeLessThanOrEqualTo(mostAVisit * visits(asked));
        mailbox.server().react(_ -> new Reaction.Serve());
        await().atMost(SOON).until(() -> mailbox.server().count("Done") == 1_000);
        assertThat(mailbox.inbound().tries()).isEqualTo(1_000);
    }

    /// One more than have searched: a visit marks what is left of earlier ones before it searches.
    private static int visits(List<String> commands) {
        return 1
                + (int) commands.stream()
                        .filter(command -> command.startsWith("UID SEARCH UID 1:"))
                        .count();
    }

    /// A server may refuse a line of more than 8,000 octets as no command at all (RFC 2683, 3.2.1.5).
    @Test
    void shouldMarkManyMailsThatAreNoNeighboursInLinesThatServersRead() {
        mailbox.deliver(1_200);
        LongStream.rangeClosed(1, 600).forEach(i -> mailbox.server().expunge(2 * i));
        mailbox.server()
                .react(command -> command.startsWith("UID MOVE")
                        ? new Reaction.Refuse("[UNAVAILABLE] storage is away")
                        : new Reaction.Serve());
        mailbox.run();
        mailbox.awaitTaken(600);

        mailbox.server().react(_ -> new Reaction.Serve());

        await().atMost(SOON).until(() -> mailbox.server().count("Done") == 600);
        assertThat(mailbox.server().commands())
                .noneMatch(command -> command.startsWith("UID MOVE") && command.split(",", -1).length > 500);
    }

    @Test
    void shouldMarkAllOthersThoughManyMailsAreRefused() {
        mailbox.deliver(100);
        mailbox.server()
                .react(command -> command.startsWith("UID MOVE")
                                && IntStream.rangeClosed(20, 40).anyMatch(uid -> ScriptedImap.names(command, uid))
                        ? new Reaction.Refuse("no")
                        : new Reaction.Serve());

        mailbox.run();

        await().atMost(SOON).until(() -> mailbox.server().count("Done") == 79);
        assertThat(mailbox.server().inboxSize()).isEqualTo(21);
    }

    /// What somebody else has read could not be told from what is done.
    @Test
    void shouldTakeNothingWhereItCouldLeaveNoMarkButThatAMailWasRead() {
        mailbox.server().deliver("<a@acme.example>", "Hello");
        mailbox.server().keep("\\Seen \\Deleted");

        mailbox.run(RunningMailbox.settings(mailbox.server().port(), "", LONG), SOON, mailbox.blobs());

        await().atMost(SOON)
                .until(() -> mailbox.state() instanceof MailboxState.Failing failing
                        && failing.problem().contains("done-folder"));
        assertThat(mailbox.inbound().tries()).isZero();
    }

    @Test
    void shouldStopTakingFromAServerThatForgetsMarks() {
        mailbox.server().deliver("<a@acme.example>", "One");
        mailbox.server()
                .react(command -> command.startsWith("UID MOVE") ? new Reaction.Pretend() : new Reaction.Serve());

        mailbox.run(Duration.ofMillis(100), SOON);

        await().atMost(SOON).until(() -> mailbox.sent("UID SEARCH") > 12);
        assertThat(mailbox.inbound().tries()).isEqualTo(1);
        assertThat(mailbox.state().toString()).contains("keeps no mark");
        for (int mails = 2; mails <= 3; mails++) {
            mailbox.deliver(1);
            mailbox.awaitTaken(mails);
        }
        await().atMost(SOON).until(() -> mailbox.state().toString().contains("nothing more is taken"));
        mailbox.deliver(1);
        long looks = mailbox.sent("UID SEARCH");
        await().atMost(SOON).until(() -> mailbox.sent("UID SEARCH") > looks + 2);
        assertThat(mailbox.inbound().tries()).isEqualTo(3);
    }

    /// One mail that the server neither gives nor lets go keeps no other from being taken.
    @Test
    void shouldTakeAllOthersThoughOneMailReappearsAfterItWasMarked() {
        mailbox.deliver(1);
        mailbox.server().stick(1);
        mailbox.run(Duration.ofMillis(100), SOON);
        await().atMost(SOON)
                .until(() -> mailbox.state().toString().contains("keeps no mark of mails that are done, UID 1"));
        assertThat(mailbox.inbound().accepted())
                .singleElement()
                .satisfies(message -> assertThat(message.flags()).contains("unreadable"));

        for (int mails = 1; mails <= 5; mails++) {
            int taken = mails;
            mailbox.deliver(1);
            await().atMost(SOON).until(() -> mailbox.server().count("Done") == taken);
        }
        assertThat(mailbox.inbound().tries()).isEqualTo(6);
        await().atMost(SOON).until(() -> mailbox.state() instanceof MailboxState.Failing);
        assertThat(mailbox.sent("UID MOVE 1 ")).isLessThanOrEqualTo(3);
        assertThat(mailbox.sent("LOGIN")).isLessThanOrEqualTo(1 + 3);
        mailbox.server().expunge(1);

        await().atMost(SOON).until(() -> mailbox.state() instanceof MailboxState.Working);
    }

    @Test
    void shouldTakeNoMailAgainThatReappearsWhileTheMarkOfAnotherIsRefused() {
        mailbox.deliver(1);
        mailbox.server().stick(1);
        mailbox.server().deliver("<b@acme.example>", "Two");
        mailbox.server()
                .react(command -> command.matches("UID MOVE (2|1:2|1,2) .*")
                        ? new Reaction.Refuse("[CORRUPTION] full of holes")
                        : new Reaction.Serve());
        mailbox.run(Duration.ofMillis(100), SOON);
        await().atMost(SOON).until(() -> mailbox.inbound().tries() == 2);

        long looks = mailbox.sent("UID SEARCH");
        await().atMost(SOON).until(() -> mailbox.sent("UID SEARCH") > looks + 6);

        assertThat(mailbox.inbound().tries()).isEqualTo(2);
    }

    @Test
    void shouldRemoveNoMailThatOthersMarkedWhereItCannotNameItsOwn() {
        mailbox.server().can("IDLE");
        mailbox.server().deliver("<a@acme.example>", "Hello");

        mailbox.run();

        mailbox.awaitIdling();
        assertThat(mailbox.server().commands())
                .anyMatch(command -> command.startsWith("UID STORE 1 ") && command.contains("\\Deleted"))
                .noneMatch(command -> command.endsWith("EXPUNGE"));
    }
}
