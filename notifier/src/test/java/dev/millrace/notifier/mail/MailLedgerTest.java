package dev.millrace.notifier.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.notifier.Story;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/// Which mails are claimed and sent, by whom and how often.
class MailLedgerTest extends MailToAnna {
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
}
