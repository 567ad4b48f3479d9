package dev.millrace.notifier.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.millrace.access.token.OAuthSettings;
import dev.millrace.notifier.Story;
import dev.millrace.notifier.TestDatabase;
import dev.millrace.tickets.message.Person;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
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
        "550 5.1.0 <support@acme.example>: Sender address rejected: User unknown, failed, 0",
        "550 5.1.8 <support@acme.example>: Sender address rejected: Domain not found, failed, 0",
        "550 5.1.7 bad sender, failed, 0",
        "550 relay not permitted, failed, 0",
        "553 5.1.3 no such address, failed, 1",
        "550 5.2.1 disabled, failed, 1",
        "550 5.7.1 not allowed, failed, 0",
        "552 too large, failed, 0",
        "450 4.2.1 try again, waiting, 0",
        "501 5.1.3 what?, waiting, 0"
    })
    void shouldNotWriteAgainToAnAddressThatTheServerRefusesForGood(String answer, String state, int withheld) {
        MailRoom room = new MailRoom(TestDatabase.create(), MailRoom.settings(server.port(), null), _ -> Mono.empty());
        server.answer("RCPT TO:<" + GONE.address(), answer);
        room.replies.take(story("first").goesToPerson()).block(PATIENCE);

        room.delivery.deliver(room.ledger.claim().block(PATIENCE)).block(PATIENCE);

        assertThat(room.ledger.count(state).block(PATIENCE)).isEqualTo(1);
        room.replies.take(story("second").goesToPerson()).block(PATIENCE);
        assertThat(room.ledger.count("withheld").block(PATIENCE)).isEqualTo(withheld);
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
