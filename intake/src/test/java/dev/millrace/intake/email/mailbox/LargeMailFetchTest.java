package dev.millrace.intake.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.intake.blob.BlobStore;
import dev.millrace.intake.blob.FullDisk;
import dev.millrace.intake.email.content.Hashes;
import dev.millrace.intake.email.mailbox.ScriptedImap.Reaction;
import dev.millrace.tickets.message.InboundMessage;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/// Mails that are fetched piece by piece, so that they need not be held.
class LargeMailFetchTest {
    private static final Duration SOON = ScriptedMailbox.SOON;
    private static final Duration POLL = Duration.ofMillis(300);
    private static final String ID = "<large@acme.example>";
    private static final int PIECE = 512 * 1024;
    private static final int HEADER = ScriptedImap.mail(ID, "").length;

    @RegisterExtension
    private final ScriptedMailbox mailbox = new ScriptedMailbox();

    /// Also where its end is that of a piece.
    @ParameterizedTest
    @ValueSource(ints = {3 * PIECE - 1, 3 * PIECE, 3 * PIECE + 1})
    void shouldTakeALargeMailAsItIs(int size) {
        String text = "x".repeat(size - HEADER);
        mailbox.server().deliver(ID, text);
        mailbox.server().deliver("<small@acme.example>", "Hello");

        run(mailbox.blobs());

        mailbox.awaitTaken(2);
        assertThat(large().rawSha256()).isEqualTo(Hashes.sha256(ScriptedImap.mail(ID, text)));
        assertThat(mailbox.blobs().has(String.valueOf(large().rawSha256()))).isTrue();
        assertThat(mailbox.server().commands()).noneMatch(command -> command.contains("FETCH 1 (UID BODY.PEEK[])"));
        assertThat(mailbox.sent("UID FETCH 1 (UID BODY.PEEK[]<")).isGreaterThan(2);
    }

    @Test
    void shouldTakeALargeMailOnceWhoseFetchingIsCutOff() {
        AtomicInteger pieces = new AtomicInteger();
        mailbox.server()
                .react(command -> command.contains("BODY.PEEK[]<") && pieces.incrementAndGet() == 2
                        ? new Reaction.Cut()
                        : new Reaction.Serve());
        mailbox.server().deliver(ID, "x".repeat(3 * PIECE));

        run(mailbox.blobs());

        await().atMost(SOON).until(() -> mailbox.server().count("Done") == 1);
        assertThat(mailbox.inbound().accepted())
                .extracting(InboundMessage::messageId)
                .containsExactly(ID);
    }

    @Test
    void shouldTakeNoPartOfALargeMailForTheWholeOfWhichTheServerGivesNoMore() {
        AtomicInteger pieces = new AtomicInteger();
        mailbox.server()
                .react(command -> command.contains("BODY.PEEK[]<") && pieces.incrementAndGet() == 2
                        ? new Reaction.GiveNothing()
                        : new Reaction.Serve());
        String text = "x".repeat(3 * PIECE);
        mailbox.server().deliver(ID, text);

        run(mailbox.blobs());

        await().atMost(SOON).until(() -> mailbox.server().count("Done") == 1);
        assertThat(large().rawSha256()).isEqualTo(Hashes.sha256(ScriptedImap.mail(ID, text)));
    }

    @Test
    void shouldLeaveALargeMailWhereItIsWhileTheDiskIsFull() {
        FullDisk disk = new FullDisk(mailbox.blobs());
        mailbox.server().deliver(ID, "x".repeat(4 * PIECE));

        run(disk);

        // More often than a mail is tried that is at fault itself.
        await().atMost(SOON).until(() -> disk.brokenOff() > 3);
        assertThat(mailbox.inbound().accepted()).isEmpty();
        assertThat(mailbox.server().inboxSize()).isEqualTo(1);
        assertThat(mailbox.figures().problem()).contains("No space left on device");

        disk.makeRoom();
        await().atMost(SOON).until(() -> mailbox.server().count("Done") == 1);
        assertThat(large().flags()).doesNotContain("unreadable");
    }

    private void run(BlobStore store) {
        MailboxSettings settings = RunningMailbox.settings(mailbox.server().port(), "Done", POLL);
        EmailSettings email = RunningMailbox.email(settings, SOON, DataSize.ofMegabytes(5));
        mailbox.run(new ImapLogin(settings, email, null, null), new ConnectionLimit(1), store);
    }

    private InboundMessage large() {
        return mailbox.inbound().accepted().stream()
                .filter(message -> message.messageId().equals(ID))
                .findFirst()
                .orElseThrow();
    }
}
