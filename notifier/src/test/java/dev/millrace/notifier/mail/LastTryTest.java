package dev.millrace.notifier.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.notifier.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/// What becomes of a mail whose time is over.
class LastTryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int NO_SERVER = 1;

    private final TestDatabase database = TestDatabase.create();
    private ScriptedSmtp server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedSmtp();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /// Its program was killed before the server so much as greeted.
    @Test
    void shouldSendAMailWhoseLastTryEndedBeforeTheServerHadIt() {
        MailRoom killed = room(null);
        killed.replies.take(MailRoom.fixed("Locked out")).block(PATIENCE);
        change("give_up_at = now() - interval '1 second'");
        assertThat(killed.ledger.claim().block(PATIENCE)).isNotNull();
        change("claimed_until = now() - interval '1 second'");

        MailRoom next = room(null);
        deliverNext(next);

        assertThat(next.ledger.count("sent").block(PATIENCE)).isEqualTo(1);
    }

    @Test
    void shouldNotLookForTheCopyOfAMailThatTheServerNeverHad() {
        MailRoom killed = room(copiesAway());
        killed.replies.take(MailRoom.fixed("Locked out")).block(PATIENCE);
        assertThat(killed.ledger.claim().block(PATIENCE)).isNotNull();
        change("claimed_until = now() - interval '1 second'");

        MailRoom next = room(copiesAway());
        deliverNext(next);

        assertThat(next.ledger.count("sent").block(PATIENCE)).isEqualTo(1);
    }

    /// The notifier was away for longer than the mail's time.
    @Test
    void shouldLookOnForAnHourFromTheLastTry() {
        MailRoom room = room(copiesAway());
        room.replies.take(MailRoom.fixed("Locked out")).block(PATIENCE);
        server.answer(".", "");
        change("give_up_at = now() - interval '1 day'");
        deliverNext(room);

        change("claimed_until = now() - interval '1 second'");
        deliverNext(room);
        assertThat(room.ledger.count("sending").block(PATIENCE)).isEqualTo(1);

        change("claimed_until = now() - interval '1 second', last_try_at = now() - interval '61 minutes'");
        deliverNext(room);
        assertThat(room.untold.withheld(1).blockFirst(PATIENCE).reason())
                .startsWith("Nobody knows whether it was sent");
        assertThat(server.commands()).filteredOn("DATA"::equals).hasSize(1);
    }

    private MailRoom room(MailSettings.@Nullable SentCopy copies) {
        return new MailRoom(database, MailRoom.settings(server.port(), copies), _ -> Mono.empty());
    }

    private static MailSettings.SentCopy copiesAway() {
        return new MailSettings.SentCopy(
                "sent@acme.example",
                "127.0.0.1",
                NO_SERVER,
                "sent@acme.example",
                "secret",
                MailSettings.Security.NONE,
                "INBOX",
                Duration.ofSeconds(5));
    }

    private static void deliverNext(MailRoom room) {
        room.delivery.deliver(room.ledger.claim().block(PATIENCE)).block(PATIENCE);
    }

    private void change(String what) {
        database.client().sql("update notifier.mails set " + what).then().block(PATIENCE);
    }
}
