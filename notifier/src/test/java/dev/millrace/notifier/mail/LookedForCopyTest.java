package dev.millrace.notifier.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What becomes of a mail of which nobody knows whether the server took it: its copy is looked for.
class LookedForCopyTest extends MailToAnna {
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
}
