package dev.millrace.notifier.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.millrace.access.token.OAuthSettings;
import dev.millrace.notifier.Story;
import dev.millrace.notifier.TestDatabase;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.RemediationOutcome.OneTimeSecret;
import dev.millrace.tickets.remediation.RemediationOutcome.SecretKind;
import dev.millrace.tickets.ticket.TicketUpdate;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

/// What a mail server says, and what is made of it.
class MailServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Person GONE = new Person("gone@partner.example", "Gone");

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

    @ParameterizedTest
    @CsvSource({
        "550 5.1.1 no such user, failed, 1",
        "550 5.1.10 no mail here, failed, 1",
        "550 5.1.0 <support@acme.example>: Sender address rejected: User unknown, waiting, 0",
        "550 5.1.8 <support@acme.example>: Sender address rejected: Domain not found, waiting, 0",
        "550 5.1.7 bad sender, waiting, 0",
        "550 relay not permitted, waiting, 0",
        "553 5.1.3 no such address, failed, 1",
        "550 5.2.1 disabled, failed, 1",
        "550 5.7.1 not allowed, waiting, 0",
        "554 5.7.1 <gone@partner.example>: Relay access denied, waiting, 0",
        "552 5.2.2 mailbox full, waiting, 0",
        "552 too large, failed, 0",
        "550 5.3.4 too large, failed, 0",
        "450 4.2.1 try again, waiting, 0",
        "501 5.1.3 what?, waiting, 0"
    })
    void shouldNotWriteAgainToAnAddressThatTheServerRefusesForGood(String answer, String state, int withheld) {
        MailRoom room = new MailRoom(database, MailRoom.settings(server.port(), null), _ -> Mono.empty());
        server.answer("RCPT TO:<" + GONE.address(), answer);
        room.replies.take(story("first").goesToPerson()).block(PATIENCE);

        room.delivery.deliver(room.ledger.claim().block(PATIENCE)).block(PATIENCE);

        assertThat(room.ledger.count(state).block(PATIENCE)).isEqualTo(1);
        room.replies.take(story("second").goesToPerson()).block(PATIENCE);
        assertThat(room.ledger.count("withheld").block(PATIENCE)).isEqualTo(withheld);
    }

    /// Whoever set the relay up wrongly mends it; a recipient who takes no mail of ours never will.
    @Test
    void shouldTryForADayWhatTheServerRefusesMaybeBecauseOfUs() {
        MailRoom room = room(Duration.ofSeconds(5), Duration.ofMillis(50));
        server.answer("RCPT TO:<" + GONE.address(), "554 5.7.1 Relay access denied");
        room.replies.take(story("first").goesToPerson()).block(PATIENCE);
        deliverNext(room);
        assertThat(mailsWith("give_up_at between now() + interval '23 hours' and now() + interval '25 hours'"))
                .isEqualTo(1);

        becomeDue("attempts = 30");
        deliverNext(room);
        assertThat(mailsWith("not_before > now() + interval '10 minutes'"))
                .as("it is not asked each minute")
                .isEqualTo(1);

        becomeDue("give_up_at = now()");
        deliverNext(room);
        assertThat(room.ledger.count("failed").block(PATIENCE)).isEqualTo(1);
        assertThat(failures(room)).isEqualTo(1);
    }

    @Test
    void shouldGiveAOneTimeLinkUpWhenItWorksNoLonger() {
        MailRoom room = room(Duration.ofSeconds(5), Duration.ofHours(12));
        server.answer("MAIL", "451 4.3.0 later");
        room.replies.take(linkUntil(Instant.now().plus(Duration.ofMinutes(30)))).block(PATIENCE);
        deliverNext(room);
        deliverNext(room);

        assertThat(mailsWith("give_up_at < now() + interval '31 minutes' and not_before = give_up_at"
                        + " and reply -> 'matter' ->> 'kind' = 'one-time-link'"))
                .isEqualTo(1);
    }

    @Test
    void shouldNotSendAOneTimeLinkThatWorksNoLonger() {
        MailRoom room = room(Duration.ofSeconds(5), Duration.ofHours(12));
        room.replies.take(linkUntil(Instant.now().minus(Duration.ofMinutes(1)))).block(PATIENCE);
        deliverNext(room);
        deliverNext(room);

        assertThat(mailsWith("state = 'failed' and reply -> 'matter' ->> 'kind' = 'one-time-link'"))
                .isEqualTo(1);
        assertThat(server.commands()).filteredOn("DATA"::equals).hasSize(1);
    }

    /// One mail tells the requester that it was done, the other has the link.
    private static TicketUpdate linkUntil(Instant expiresAt) {
        Story story = Story.byMail().diagnosed("reset-password", "sender");
        story.runs();
        return story.succeeds(new OneTimeSecret("secret-17", GONE, expiresAt, SecretKind.PASSWORD));
    }

    private static void deliverNext(MailRoom room) {
        room.delivery.deliver(room.ledger.claim().block(PATIENCE)).block(PATIENCE);
    }

    private void becomeDue(String change) {
        database.client()
                .sql("update notifier.mails set not_before = now(), " + change)
                .then()
                .block(PATIENCE);
    }

    private long mailsWith(String condition) {
        return database.client()
                .sql("select count(*) as count from notifier.mails where " + condition)
                .map(row -> row.get("count", Long.class))
                .one()
                .block(PATIENCE);
    }

    @Test
    void shouldWaitForTheAnswerToAWholeMailLongerThanForOthers() {
        MailRoom room = room(Duration.ofMillis(300), Duration.ofMillis(50));
        server.thinkFor(Duration.ofSeconds(1));
        room.replies.take(story("first").goesToPerson()).block(PATIENCE);

        room.delivery.deliver(room.ledger.claim().block(PATIENCE)).block(PATIENCE);

        assertThat(room.ledger.count("sent").block(PATIENCE)).isEqualTo(1);
    }

    @Test
    void shouldPauseAsBetweenOtherTriesWhenNobodyKnowsWhetherAMailWasTaken() {
        MailRoom room = room(Duration.ofSeconds(5), Duration.ofHours(1));
        server.answer(".", "");
        room.replies.take(story("first").goesToPerson()).block(PATIENCE);

        room.delivery.deliver(room.ledger.claim().block(PATIENCE)).block(PATIENCE);

        assertThat(mailsWith("state = 'sending' and claimed_until > now() + interval '30 minutes'"))
                .isEqualTo(1);
    }

    @Test
    void shouldSendThreeTimesAtMostWhatTheServerMayHaveTakenEachTime() {
        MailRoom room = room(Duration.ofSeconds(5), Duration.ofMillis(50));
        server.answer(".", "");
        room.replies.take(story("first").goesToPerson()).block(PATIENCE);

        sendUntilItFails(room);

        assertThat(server.commands()).filteredOn("DATA"::equals).hasSize(3);
        assertThat(failures(room)).isEqualTo(1);
    }

    /// Each program dies of it, or is stopped, when the server has it.
    @Test
    void shouldSendThreeTimesAtMostAMailThatOutlivesItsPrograms() throws MessagingException {
        room(Duration.ofSeconds(5), Duration.ofMillis(50))
                .replies
                .take(story("first").goesToPerson())
                .block(PATIENCE);
        for (int program = 0; program < 3; program++) {
            MailRoom cutOff = room(Duration.ofSeconds(5), Duration.ofMillis(50));
            OutboundMail mail = cutOff.ledger.claim().block(PATIENCE);
            cutOff.server.handOver(
                    cutOff.composer.compose(mail),
                    () -> cutOff.ledger.countAsUnanswered(mail).block(PATIENCE));
            becomeDue("claimed_until = now() - interval '1 second'");
        }

        MailRoom room = room(Duration.ofSeconds(5), Duration.ofMillis(50));
        deliverNext(room);

        assertThat(server.commands()).filteredOn("DATA"::equals).hasSize(3);
        assertThat(mailsWith("state = 'failed' and last_error like 'Nobody knows whether it was sent%'"))
                .isEqualTo(1);
    }

    /// Each program is stopped while the server does not even greet.
    @Test
    void shouldSendAMailThatOutlivesItsProgramsBeforeTheServerHasIt() {
        room(Duration.ofSeconds(5), Duration.ofMillis(50))
                .replies
                .take(story("first").goesToPerson())
                .block(PATIENCE);
        for (int program = 0; program < 3; program++) {
            assertThat(room(Duration.ofSeconds(5), Duration.ofMillis(50))
                            .ledger
                            .claim()
                            .block(PATIENCE))
                    .isNotNull();
            becomeDue("claimed_until = now() - interval '1 second'");
        }

        MailRoom room = room(Duration.ofSeconds(5), Duration.ofMillis(50));
        deliverNext(room);

        assertThat(room.ledger.count("sent").block(PATIENCE)).isEqualTo(1);
    }

    @Test
    void shouldNotCountHowOftenTheServerDidNotTakeAMail() {
        MailRoom room = room(Duration.ofSeconds(5), Duration.ofMillis(50));
        room.replies.take(story("first").goesToPerson()).block(PATIENCE);
        server.answer("MAIL", "451 4.3.0 later");
        for (int time = 0; time < 4; time++) {
            deliverNext(room);
            becomeDue("state = 'waiting'");
        }
        server.answer("MAIL", "250 2.1.0 fine");
        server.answer(".", "");

        sendUntilItFails(room);

        assertThat(server.commands()).filteredOn("DATA"::equals).hasSize(3);
    }

    /// It is not taken before its last line.
    @Test
    void shouldKnowThatAMailIsNotTakenWhichTheServerDoesNotGetToItsEnd() throws MessagingException {
        MailRoom room = room(Duration.ofSeconds(5), Duration.ofMillis(50));
        room.replies.take(story("first").goesToPerson()).block(PATIENCE);
        ComposedMail mail = room.composer.compose(room.ledger.claim().block(PATIENCE));
        mail.setDataHandler(new DataHandler(new BrokenOff()));

        assertThat(room.server.handOver(mail, () -> true)).isInstanceOf(HandOver.NotNow.class);
    }

    @Test
    void shouldNotEndAMailOfWhichNobodyCouldNoteThatItIsEnded() throws MessagingException {
        MailRoom room = room(Duration.ofSeconds(5), Duration.ofMillis(50));
        room.replies.take(story("first").goesToPerson()).block(PATIENCE);
        ComposedMail mail = room.composer.compose(room.ledger.claim().block(PATIENCE));
        server.answer(".", "");

        assertThat(room.server.handOver(mail, () -> false))
                .isInstanceOfSatisfying(
                        HandOver.NotNow.class,
                        later -> assertThat(later.reason()).contains("It was not ended"));
    }

    private static final class BrokenOff implements DataSource {
        @Override
        public InputStream getInputStream() throws IOException {
            throw new IOException("The connection is lost");
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getContentType() {
            return "text/plain";
        }

        @Override
        public String getName() {
            return "broken off";
        }
    }

    private static void sendUntilItFails(MailRoom room) {
        await().atMost(PATIENCE).until(() -> {
            OutboundMail mail = room.ledger.claim().block(PATIENCE);
            if (mail != null) {
                room.delivery.deliver(mail).block(PATIENCE);
            }
            return room.ledger.count("failed").block(PATIENCE) == 1;
        });
    }

    private static double failures(MailRoom room) {
        return room.registry
                .counter("millrace.notifier.mails", "outcome", "failed")
                .count();
    }

    private MailRoom room(Duration answerWithin, Duration retryFirst) {
        MailSettings settings = MailRoom.settings(server.port(), answerWithin, retryFirst, retryFirst);
        return new MailRoom(database, settings, _ -> Mono.empty());
    }

    @Test
    void shouldSignInWithAnAccessTokenAndFetchAnotherWhenItIsNotTaken() throws Exception {
        AtomicInteger given = new AtomicInteger();
        HttpServer endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/token", exchange -> {
            byte[] token = "{\"access_token\":\"token-%d\",\"expires_in\":3600}"
                    .formatted(given.incrementAndGet())
                    .getBytes(US_ASCII);
            exchange.sendResponseHeaders(200, token.length);
            exchange.getResponseBody().write(token);
            exchange.close();
        });
        endpoint.start();
        URI url = URI.create("http://127.0.0.1:" + endpoint.getAddress().getPort() + "/token");
        MailServer mail = new MailServer(MailRoom.settings(
                server.port(), null, new OAuthSettings(url, "desk", "secret", "send", null, Duration.ofSeconds(5))));
        try {
            server.answer("AUTH", "535 5.7.8 expired");
            assertThatThrownBy(mail::greet).isInstanceOf(MessagingException.class);
            server.answer("AUTH", "235 2.7.0 welcome");
            mail.greet();

            List<String> said = server.commands().stream()
                    .filter(command -> command.startsWith("AUTH"))
                    .toList();
            assertThat(said).containsExactly(signIn("token-1"), signIn("token-2"));
        } finally {
            mail.closeAll();
            endpoint.stop(0);
        }
    }

    private static String signIn(String token) {
        String secret = "user=" + Story.DESK + "\u0001auth=Bearer " + token + "\u0001\u0001";
        return "AUTH XOAUTH2 " + Base64.getEncoder().encodeToString(secret.getBytes(US_ASCII));
    }

    private static Story story(String name) {
        return Story.byMail()
                .from(GONE)
                .about("Request " + name)
                .withMessageId("<" + name + "@partner.example>")
                .diagnosed("none", null);
    }
}
