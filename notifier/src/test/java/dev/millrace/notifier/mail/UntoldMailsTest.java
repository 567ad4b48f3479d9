package dev.millrace.notifier.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.notifier.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/// What ticket histories are to be told of, in a real database. No mail is sent.
class UntoldMailsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int NO_SERVER = 1;

    private final TestDatabase database = TestDatabase.create();
    private final MailRoom room = new MailRoom(database, MailRoom.settings(NO_SERVER, null), command -> Mono.empty());

    @Test
    void shouldTellOfSentMailsBesideOneThatItCannotRead() {
        for (String subject : List.of("Locked out", "Screen stays dark")) {
            room.replies.take(MailRoom.fixed(subject)).block(PATIENCE);
            room.ledger.claim().flatMap(room.ledger::sent).block(PATIENCE);
        }
        execute("update notifier.mails set finished_at = finished_at - interval '1 hour'");
        execute(MailRoom.OF_TOMORROW);

        assertThat(room.untold.sent(10).collectList().block(PATIENCE)).hasSize(1);
        assertThat(room.untold.sent(1).collectList().block(PATIENCE))
                .as("it takes no place any more")
                .hasSize(1);
    }

    @Test
    void shouldTellOfWithheldMailsBesideOneThatItCannotRead() {
        room.replies.take(MailRoom.fixed("Locked out")).block(PATIENCE);
        room.replies.take(MailRoom.fixed("Screen stays dark")).block(PATIENCE);
        execute("update notifier.mails set state = 'withheld', last_error = 'for a reason'");
        execute(MailRoom.OF_TOMORROW);

        assertThat(room.untold.withheld(10).collectList().block(PATIENCE)).hasSize(1);
    }

    @Test
    void shouldTellOfMailsThatFailed() {
        room.replies.take(MailRoom.fixed("Locked out")).block(PATIENCE);
        OutboundMail mail = room.ledger.claim().block(PATIENCE);
        room.ledger.failed(mail, "550 no such user").block(PATIENCE);

        assertThat(room.untold.withheld(10).collectList().block(PATIENCE))
                .singleElement()
                .satisfies(failed -> assertThat(failed.reason()).isEqualTo("550 no such user"));

        room.untold.told(mail.id()).block(PATIENCE);
        assertThat(room.untold.withheld(10).collectList().block(PATIENCE)).isEmpty();
    }

    private void execute(String sql) {
        database.client().sql(sql).then().block(PATIENCE);
    }
}
