package dev.millrace.notifier.mail;

import static dev.millrace.notifier.Story.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.millrace.notifier.Story;
import dev.millrace.notifier.TestDatabase;
import dev.millrace.notifier.mail.MailSettings.SentCopy;
import dev.millrace.notifier.update.Commands;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketUpdate;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/// The ledger against a real database and a real mail server.
class MailLedgerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String COPIES = "sent@acme.example";

    private final List<TicketCommand> recorded = new CopyOnWriteArrayList<>();
    private final Commands commands = command -> Mono.fromRunnable(() -> recorded.add(command));
    private final TestDatabase database = TestDatabase.create();
    private GreenMail mail;
    private @Nullable MailRoom running;

    @BeforeEach
    void startMail() {
        mail = greenMail(0, 0);
        mail.start();
        mail.setUser(COPIES, COPIES, "secret");
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (running != null) {
            CountDownLatch stopped = new CountDownLatch(1);
            running.sender.stop(stopped::countDown);
            assertThat(stopped.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        mail.stop();
    }

    @Test
    void shouldMailOnceHoweverOftenAnUpdateIsRead() {
        MailRoom room = room(true);
        TicketUpdate update = fixed();
        room.replies.take(update).block(PATIENCE);
        room.replies.take(update).block(PATIENCE);
        start(room);

        await().atMost(PATIENCE).until(() -> !recorded.isEmpty());
        room.replies.take(update).block(PATIENCE);

        assertThat(room.ledger.count("sent").block(PATIENCE)).isEqualTo(1);
        assertThat(mailsToAnna()).isEqualTo(1);
        assertThat(recorded).singleElement().isInstanceOf(TicketCommand.RecordReply.class);
    }

    @Test
    void shouldNotMailAgainAfterACrashWhenTheCopyArrived() throws Exception {
        MailRoom crashed = room(true);
        crashed.replies.take(fixed()).block(PATIENCE);
        OutboundMail held = crashed.ledger.claim().block(PATIENCE);
        assertThat(crashed.server.handOver(
                        crashed.composer.compose(held),
                        () -> crashed.ledger.countAsUnanswered(held).block(PATIENCE)))
                .isInstanceOf(HandOver.Taken.class);
        // It dies here: handed over, not noted.

        MailRoom next = room(true);
        start(next);

        await().atMost(PATIENCE).until(() -> next.ledger.count("sent").block(PATIENCE) == 1);
        assertThat(mailsToAnna()).isEqualTo(1);
        await().atMost(PATIENCE).until(() -> recorded.size() == 1);
    }

    @Test
    void shouldMailAfterACrashWhenNoCopyArrived() {
        MailRoom crashed = room(true);
        crashed.replies.take(fixed()).block(PATIENCE);
        assertThat(crashed.ledger.claim().block(PATIENCE)).isNotNull();
        // It dies here: claimed, not handed over.

        MailRoom next = room(true);
        start(next);

        await().atMost(PATIENCE).until(() -> next.ledger.count("sent").block(PATIENCE) == 1);
        assertThat(mailsToAnna()).isEqualTo(1);
    }

    /// The server may have taken it and be away when it is asked to once more.
    @Test
    void shouldLookForTheCopyOfAMailThatWasPutOffWhileNobodyKnewWhetherItWasTaken() throws Exception {
        MailRoom room = room(true);
        room.replies.take(fixed()).block(PATIENCE);
        OutboundMail first = room.ledger.claim().block(PATIENCE);
        getsNoAnswer(room, first);
        OutboundMail second = claimAgain(room, first);
        room.ledger
                .postpone(second, Duration.ofMillis(1), Duration.ofDays(3), "away")
                .block(PATIENCE);
        assertThat(room.server.handOver(room.composer.compose(first), () -> true))
                .isInstanceOf(HandOver.Taken.class);

        OutboundMail third = claimAgain(room, second);
        room.delivery.deliver(third).block(PATIENCE);

        assertThat(third.uncertain()).isTrue();
        assertThat(room.ledger.count("sent").block(PATIENCE)).isEqualTo(1);
        assertThat(mailsToAnna()).isEqualTo(1);
    }

    /// As after a last try that the server did not answer.
    @Test
    void shouldLookForTheCopyOfAMailWhoseTimeIsOver() throws Exception {
        MailRoom room = room(true);
        room.replies.take(fixed()).block(PATIENCE);
        timeIsOver();
        OutboundMail last = room.ledger.claim().block(PATIENCE);
        assertThat(room.server.handOver(room.composer.compose(last), () -> true))
                .isInstanceOf(HandOver.Taken.class);
        getsNoAnswer(room, last);

        room.delivery.deliver(claimAgain(room, last)).block(PATIENCE);

        assertThat(room.ledger.count("sent").block(PATIENCE)).isEqualTo(1);
        assertThat(mailsToAnna()).isEqualTo(1);
    }

    @Test
    void shouldGiveAMailUpWhoseTimeIsOverWhenNoCopyArrived() {
        MailRoom room = room(true);
        room.replies.take(fixed()).block(PATIENCE);
        timeIsOver();
        OutboundMail last = room.ledger.claim().block(PATIENCE);
        getsNoAnswer(room, last);

        room.delivery.deliver(claimAgain(room, last)).block(PATIENCE);

        assertThat(room.ledger.count("failed").block(PATIENCE)).isEqualTo(1);
        assertThat(mailsToAnna()).isZero();
    }

    @Test
    void shouldLookForTheCopyOfAMailWhoseTimeIsOverAgainWhenTheMailboxDidNotAnswer() throws Exception {
        int smtp = mail.getSmtp().getPort();
        int imap = mail.getImap().getPort();
        MailRoom room = room(true);
        room.replies.take(fixed()).block(PATIENCE);
        timeIsOver();
        OutboundMail last = room.ledger.claim().block(PATIENCE);
        getsNoAnswer(room, last);
        mail.stop();
        OutboundMail away = claimAgain(room, last);
        room.delivery.deliver(away).block(PATIENCE);
        mail = greenMail(smtp, imap);
        mail.start();
        mail.setUser(COPIES, COPIES, "secret");
        assertThat(room.server.handOver(room.composer.compose(last), () -> true))
                .isInstanceOf(HandOver.Taken.class);

        room.delivery.deliver(claimAgain(room, away)).block(PATIENCE);

        assertThat(room.ledger.count("sent").block(PATIENCE)).isEqualTo(1);
    }

    private void timeIsOver() {
        database.client()
                .sql("update notifier.mails set give_up_at = now() - interval '1 second'")
                .then()
                .block(PATIENCE);
    }

    /// The server has it to its end, and does not say that it took it.
    private static void getsNoAnswer(MailRoom room, OutboundMail mail) {
        room.ledger
                .countAsUnanswered(mail)
                .then(room.ledger.leaveUncertain(mail, Duration.ofMillis(1), "no answer"))
                .block(PATIENCE);
    }

    private static OutboundMail claimAgain(MailRoom room, OutboundMail before) {
        room.ledger.inFlight().leave(before.id());
        return await().atMost(PATIENCE).until(() -> room.ledger.claim().block(PATIENCE), Objects::nonNull);
    }

    @Test
    void shouldRepeatTheSameMessageIdWhereNobodyKeepsCopies() throws Exception {
        MailRoom crashed = room(false);
        crashed.replies.take(fixed()).block(PATIENCE);
        OutboundMail held = crashed.ledger.claim().block(PATIENCE);
        crashed.server.handOver(crashed.composer.compose(held), () -> true);

        MailRoom next = room(false);
        start(next);

        await().atMost(PATIENCE).until(() -> next.ledger.count("sent").block(PATIENCE) == 1);
        assertThat(inboxOfAnna())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.getMessageID()).isEqualTo(held.messageId()));
    }

    @Test
    void shouldWaitForAMailServerThatIsAwayAndThenMail() {
        int port = mail.getSmtp().getPort();
        mail.stop();
        MailRoom room = room(false, port);
        room.replies.take(fixed()).block(PATIENCE);
        start(room);
        await().atMost(PATIENCE)
                .until(() -> room.registry
                                .counter("millrace.notifier.mails", "outcome", "postponed")
                                .count()
                        >= 2);
        assertThat(room.ledger.count("failed").block(PATIENCE)).isZero();

        mail = greenMail(port, 0);
        mail.start();

        await().atMost(PATIENCE).until(() -> mailsToAnna() == 1);
        await().atMost(PATIENCE).until(() -> recorded.size() == 1);
    }

    @Test
    void shouldNotTakeAMailThatItIsStillSending() {
        MailRoom room = room(false);
        room.replies.take(fixed()).block(PATIENCE);
        OutboundMail held = room.ledger.claim().block(PATIENCE);
        awaitEndOfLease();

        assertThat(room.ledger.claim().block(PATIENCE)).isNull();

        room.ledger.inFlight().leave(held.id());
        assertThat(room.ledger.claim().block(PATIENCE)).isNotNull();
    }

    @Test
    void shouldTellItsOwnClaimsApart() {
        MailRoom room = room(false);
        room.replies.take(fixed()).block(PATIENCE);
        OutboundMail first = room.ledger.claim().block(PATIENCE);
        room.ledger.inFlight().leave(first.id());
        awaitEndOfLease();
        OutboundMail second = room.ledger.claim().block(PATIENCE);

        assertThat(room.ledger.renew(first).block(PATIENCE)).isFalse();
        assertThat(room.ledger.sent(first).block(PATIENCE)).isFalse();
        room.ledger.failed(first, "late").block(PATIENCE);
        assertThat(room.ledger.renew(second).block(PATIENCE)).isTrue();
        assertThat(room.ledger.sent(second).block(PATIENCE)).isTrue();
    }

    @Test
    void shouldEndAnAttemptWhoseMailSomebodyElseHas() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            MailRoom stalled = room(false, silent.getLocalPort());
            stalled.replies.take(fixed()).block(PATIENCE);
            OutboundMail held = stalled.ledger.claim().block(PATIENCE);
            awaitEndOfLease();
            OutboundMail theirs = room(false).ledger.claim().block(PATIENCE);
            assertThat(theirs.id()).isEqualTo(held.id());

            stalled.delivery.deliver(held).block(PATIENCE);

            // No outcome: the server had not even answered.
            assertThat(stalled.registry.find("millrace.notifier.mails").counters())
                    .allSatisfy(counter -> assertThat(counter.count()).isZero());
        }
    }

    @Test
    void shouldMailWhatHasCharactersThatNoDatabaseStores() {
        MailRoom room = room(false);
        Story story = Story.byMail().about("Locked\u0000 out \uD83D").diagnosed("unlock-account", "sender");
        story.runs();
        room.replies.take(story.succeeds(null)).block(PATIENCE);
        start(room);

        await().atMost(PATIENCE).until(() -> mailsToAnna() == 1);
    }

    /// As after a roll-back of a release that had more to say.
    @Test
    void shouldPassOverMailsThatItCannotRead() {
        MailRoom room = room(false);
        room.replies.take(MailRoom.fixed("Locked out")).block(PATIENCE);
        database.client().sql(MailRoom.OF_TOMORROW).then().block(PATIENCE);
        room.replies.take(MailRoom.fixed("Screen stays dark")).block(PATIENCE);
        room.replies.take(MailRoom.fixed("Where is the printer?")).block(PATIENCE);
        start(room);

        await().atMost(PATIENCE).until(() -> recorded.size() == 2);
        assertThat(mailsToAnna()).isEqualTo(2);
        assertThat(room.ledger.count("failed").block(PATIENCE))
                .as("a later program may read it")
                .isZero();
    }

    @Test
    void shouldWakeOtherProgramsAtOnce() {
        MailRoom reader = room(false);
        MailRoom sender = room(false);
        start(sender);

        reader.replies.take(fixed()).block(PATIENCE);

        await().atMost(PATIENCE).until(() -> mailsToAnna() == 1);
    }

    @Test
    void shouldNotMailWhatBelongsToAnotherTenantOrToNobody() {
        MailRoom room = room(false);
        TicketUpdate update = Story.byMail()
                .from(new dev.millrace.tickets.message.Person("no address", null))
                .diagnosed("none", null)
                .goesToPerson();

        room.replies.take(update).block(PATIENCE);

        assertThat(room.ledger.count("waiting").block(PATIENCE)).isZero();
    }

    private void awaitEndOfLease() {
        await().atMost(PATIENCE)
                .until(() -> database.client()
                        .sql("select count(*) as count from notifier.mails where claimed_until < now()")
                        .map(row -> row.get("count", Long.class))
                        .one()
                        .block(PATIENCE)
                        .equals(1L));
    }

    private void start(MailRoom room) {
        running = room;
        room.sender.start();
    }

    private MailRoom room(boolean copies) {
        return room(copies, mail.getSmtp().getPort());
    }

    private MailRoom room(boolean copies, int port) {
        SentCopy copy = copies
                ? new SentCopy(
                        COPIES,
                        "127.0.0.1",
                        mail.getImap().getPort(),
                        COPIES,
                        "secret",
                        MailSettings.Security.NONE,
                        "INBOX",
                        Duration.ofSeconds(5))
                : null;
        return new MailRoom(database, MailRoom.settings(port, copy), commands);
    }

    /// In her own mailbox; the mailbox of copies holds the same mails.
    private long mailsToAnna() {
        return inboxOfAnna().size();
    }

    private List<MimeMessage> inboxOfAnna() {
        var users = mail.getUserManager();
        var anna = users.getUserByEmail(ANNA.address());
        try {
            return anna == null
                    ? List.of()
                    : mail.getManagers().getImapHostManager().getInbox(anna).getMessages().stream()
                            .map(StoredMessage::getMimeMessage)
                            .toList();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TicketUpdate fixed() {
        return MailRoom.fixed("Locked out");
    }

    private static GreenMail greenMail(int smtp, int imap) {
        return new GreenMail(new ServerSetup[] {
            new ServerSetup(smtp, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imap, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
    }
}
