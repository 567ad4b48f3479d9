package dev.millrace.notifier.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.notifier.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/// For how long a mail is kept from others. No mail is sent.
class MailLeaseTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int NO_SERVER = 1;

    private final TestDatabase database = TestDatabase.create();
    private final MailRoom room = new MailRoom(database, MailRoom.settings(NO_SERVER, null), _ -> Mono.empty());

    /// After a stall of the database nobody else may claim it between this and the next renewal.
    @Test
    void shouldKeepAMailForAnotherLeaseWhenItsEndIsSent() {
        room.replies.take(MailRoom.fixed("Locked out")).block(PATIENCE);
        OutboundMail held = room.ledger.claim().block(PATIENCE);
        database.client()
                .sql("update notifier.mails set claimed_until = now() - interval '1 hour'")
                .then()
                .block(PATIENCE);

        assertThat(room.ledger.countAsUnanswered(held).block(PATIENCE)).isTrue();

        assertThat(database.client()
                        .sql("select claimed_until > now() - interval '1 minute' as kept from notifier.mails")
                        .map(row -> row.get("kept", Boolean.class))
                        .one()
                        .block(PATIENCE))
                .isTrue();
    }
}
