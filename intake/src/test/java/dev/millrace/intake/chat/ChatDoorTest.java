package dev.millrace.intake.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.access.Passwords;
import dev.millrace.intake.Doors;
import dev.millrace.intake.ScriptedInbound;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.signature.Signer;
import dev.millrace.tickets.ticket.CodeSource;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketStatus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import reactor.core.Disposable;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
        classes = Doors.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "millrace.signing-key=" + Doors.SIGNING_KEY,
            "millrace.tenants=acme",
            "millrace.intake.chat.quiet-period=300ms",
            "millrace.intake.chat.most-sockets-per-address=4",
            "millrace.intake.chat.lines-per-minute=60"
        })
class ChatDoorTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String HELLO =
            "{\"type\":\"hello\",\"conversation\":null,\"token\":null,\"email\":\"anna@acme.example\",\"name\":\"Anna\"}";

    @TempDir
    static Path blobs;

    @Autowired
    ScriptedInbound inbound;

    @Autowired
    ChatDesk desk;

    @Autowired
    Conversations conversations;

    @LocalServerPort
    int port;

    private final List<Person> people = new CopyOnWriteArrayList<>();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("millrace.blobs.directory", () -> blobs);
        registry.add("millrace.admin.password-hash", () -> Passwords.hash("secret"));
    }

    @BeforeEach
    void forget() {
        inbound.reset();
    }

    @AfterEach
    void leave() {
        people.forEach(Person::leave);
    }

    @Test
    void shouldMakeOneMessageOfSeveralLinesAndConfirmEach() {
        Person anna = enter("/chat");
        anna.say(HELLO);
        anna.say(line("1", "Hello"));
        anna.say(line("2", "my account is locked"));

        anna.awaitFrames("ack", 2);

        InboundMessage message = inbound.accepted().getFirst();
        assertThat(inbound.accepted()).hasSize(1);
        assertThat(message.text()).isEqualTo("Hello\nmy account is locked");
        assertThat(message.channel()).isEqualTo(Channel.CHAT);
        assertThat(message.assurance()).isEqualTo(Assurance.CLAIMED);
        assertThat(message.from().name()).isEqualTo("Anna");
        assertThat(anna.frames("ack"))
                .extracting(ack -> ack.get("ticket").stringValue())
                .containsOnly(message.ticket().toString());
    }

    @Test
    void shouldPassOnAnAnswerByCodeAndNeverTheCodeItself() {
        Person ben = enter("/chat");
        ben.say(HELLO);
        ben.say(line("1", "Approve 7ZK3Q-4M2P-9XYD-1 1234 5678"));
        ben.say(line("2", "deny 7ZK3Q-4M2P-9XYD-2 1234-5678"));

        ben.awaitFrames("ack", 2);

        ConsentCodes codes = new ConsentCodes(new Signer(Doors.SIGNING_KEY));
        TicketId ticket = TicketId.parse("7ZK3Q-4M2P-9XYD");
        CodeSource source = CodeSource.chat(
                ben.frames("welcome").getFirst().get("conversation").stringValue());
        assertThat(inbound.commands())
                .containsExactly(
                        new TicketCommand.AnswerByCode(
                                ticket, "acme", ticket + "-1", codes.proof(ticket + "-1", "1234 5678"), true, source),
                        new TicketCommand.AnswerByCode(
                                ticket, "acme", ticket + "-2", codes.proof(ticket + "-2", "1234 5678"), false, source));
        assertThat(inbound.commands().toString()).doesNotContain("5678");
        assertThat(inbound.accepted()).isEmpty();
        ben.awaitFrames("answer", 2);
    }

    @Test
    void shouldHaveTheCodeMailedToWhomeverWasAskedAndSayWhereTo() {
        Person ben = enter("/chat");
        ben.say(HELLO.replace("anna@acme.example", "ben@acme.example"));
        ben.say(line("1", " approve 7zk3q-4m2p-9xyd-1 "));
        ben.say(line("2", "deny 7ZK3Q-4M2P-9XYD-1"));

        ben.awaitFrames("answer", 2);

        TicketId ticket = TicketId.parse("7ZK3Q-4M2P-9XYD");
        assertThat(inbound.commands())
                .allSatisfy(answer -> assertThat(
                                ((TicketCommand.RequestCode) answer).by().address())
                        .isEqualTo("ben@acme.example"))
                .extracting(answer -> ((TicketCommand.RequestCode) answer).approved())
                .containsExactly(true, false);
        assertThat(inbound.commands())
                .extracting(answer -> ((TicketCommand.RequestCode) answer).approvalId())
                .containsOnly(ticket + "-1");
        assertThat(ben.frames("answer").getFirst().get("text").stringValue())
                .isEqualTo("If this was asked at b…@acme.example, a code is on its way there. Then write: approve "
                        + ticket + "-1 CODE");
        assertThat(inbound.accepted()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "approve",
                "approve the leave of ben",
                "please approve 7ZK3Q-4M2P-9XYD-1 1234 5678",
                "approve 7ZK3Q-4M2P-9XYD 1234 5678",
                "approve 7ZK3Q-4M2P-9XYD-1 123 456",
                "approve 7ZK3Q-4M2P-9XYD-1 please",
                "approve 7ZK3Q-4M2P-9XYD-1, please",
                "approve 7ZK3Q-4M2P-9XYD",
                "approve UUUUU-UUUU-UUUU-1 1234 5678"
            })
    void shouldTakeForAMessageWhatIsNoAnswer(String text) {
        assertThat(ChatAnswer.in(text)).isEmpty();
    }

    /// The handshake races with the first frame, so once is not enough.
    @RepeatedTest(20)
    void shouldHearWhatIsWrittenRightAfterTheHandshake() {
        Person anna = enter("/chat");
        anna.say(HELLO);

        anna.awaitFrames("welcome", 1);
    }

    @Test
    void shouldConfirmOnlyWhatIsSafe() {
        inbound.hold();
        Person anna = enter("/chat");
        anna.say(HELLO);
        anna.say(line("1", "Hello"));
        await().atMost(SOON).until(() -> inbound.tries() == 1);
        assertThat(anna.frames("ack")).isEmpty();

        inbound.release();

        anna.awaitFrames("ack", 1);
    }

    @Test
    void shouldSayWhichLineCouldNotBeStoredAndTakeItAgain() {
        inbound.failNext(1);
        Person anna = enter("/chat");
        anna.say(HELLO);
        anna.say(line("1", "Hello"));
        anna.awaitFrames("error", 1);
        assertThat(anna.frames("error").getFirst().get("id").stringValue()).isEqualTo("1");

        anna.say(line("1", "Hello"));

        anna.awaitFrames("ack", 1);
    }

    @Test
    void shouldHandOverAtOnceWhatWasWrittenWhenTheSocketCloses() {
        Person anna = enter("/chat");
        anna.say(HELLO);
        anna.awaitFrames("welcome", 1);
        anna.say(line("1", "Hello"));
        anna.leave();

        await().atMost(SOON).untilAsserted(() -> assertThat(inbound.accepted()).hasSize(1));
    }

    @Test
    void shouldTakeUpAConversationAgainAndNotDoubleALine() {
        Person anna = enter("/chat");
        anna.say(HELLO);
        anna.say(line("1", "Hello"));
        anna.awaitFrames("ack", 1);
        JsonNode welcome = anna.frames("welcome").getFirst();
        anna.leave();
        ConversationKey key =
                new ConversationKey("acme", welcome.get("conversation").stringValue());
        conversations.follow(ChatFixtures.update(
                key, 1, TicketStatus.RESOLVED, "en", ChatFixtures.replied("r1", "It is unlocked.")));

        Person again = enter("/chat");
        again.say(HELLO.replace("\"conversation\":null", "\"conversation\":" + welcome.get("conversation"))
                .replace("\"token\":null", "\"token\":" + welcome.get("token")));
        again.say(line("1", "Hello"));

        again.awaitFrames("ack", 1);
        again.awaitFrames("answer", 1);
        assertThat(again.types().getFirst()).isEqualTo("welcome");
        assertThat(again.frames("update").getFirst().get("status").stringValue())
                .isEqualTo("RESOLVED");
        assertThat(inbound.accepted()).hasSize(1);
    }

    @Test
    void shouldTellLiveWhatBecomesOfTheTicket() {
        Person anna = enter("/chat");
        anna.say(HELLO);
        anna.awaitFrames("welcome", 1);
        ConversationKey key = new ConversationKey(
                "acme", anna.frames("welcome").getFirst().get("conversation").stringValue());

        conversations.follow(ChatFixtures.update(key, 1, TicketStatus.NEW, "es"));
        conversations.follow(ChatFixtures.update(
                key, 2, TicketStatus.RESOLVED, "es", ChatFixtures.replied("r1", "Su cuenta está desbloqueada.")));

        anna.awaitFrames("answer", 1);
        assertThat(anna.frames("update"))
                .extracting(update -> update.get("text").stringValue())
                .containsExactly("Hemos recibido su mensaje.", "Hecho.");
    }

    @Test
    void shouldNotLetAStrangerIntoAConversation() {
        Person eve = enter("/chat");
        eve.say(HELLO.replace("\"conversation\":null", "\"conversation\":\"c1\"")
                .replace("\"token\":null", "\"token\":\"forged.token\""));
        eve.say(HELLO.replace("\"conversation\":null", "\"conversation\":\"c1\""));

        eve.awaitFrames("error", 2);

        assertThat(eve.frames("welcome")).isEmpty();
    }

    @Test
    void shouldKeepTheSocketOpenAfterABadFrame() {
        Person anna = enter("/chat");
        anna.say(line("1", "before hello"));
        anna.say("{");
        anna.awaitFrames("error", 2);

        anna.say(HELLO);

        anna.awaitFrames("welcome", 1);
        anna.say(HELLO);
        anna.awaitFrames("error", 3);
    }

    @Test
    void shouldSlowDownAPersonWhoSendsTooMuch() {
        Person anna = enter("/chat");
        anna.say(HELLO);
        for (int i = 0; i < 70; i++) {
            anna.say("{\"type\":\"message\"}");
        }

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(anna.frames("error"))
                        .anySatisfy(error ->
                                assertThat(error.get("detail").stringValue()).contains("too many frames")));
    }

    @Test
    void shouldSayThatAFrameIsTooLargeAndGoOn() {
        Person anna = enter("/chat");
        anna.say(HELLO);
        anna.say(line("1", "x".repeat(70_000)));
        anna.awaitFrames("error", 1);
        assertThat(anna.frames("error").getFirst().get("detail").stringValue()).contains("65,536 bytes");

        anna.say(line("2", "Hello"));

        anna.awaitFrames("ack", 1);
    }

    @Test
    void shouldRefuseMoreSocketsOfOneAddressThanAreAllowed() {
        Person[] allowed = {enter("/chat"), enter("/chat"), enter("/chat"), enter("/chat")};
        for (Person person : allowed) {
            person.say(HELLO);
            person.awaitFrames("welcome", 1);
        }

        Person another = enter("/chat");
        await().atMost(SOON).until(another::isGone);
        allowed[0].leave();

        await().atMost(SOON).untilAsserted(() -> {
            Person next = enter("/chat");
            next.say(HELLO);
            await().atMost(Duration.ofSeconds(2))
                    .until(() -> next.frames("welcome").size() == 1);
        });
    }

    @Test
    void shouldForgetMessagesThatWereHandedOver() {
        Person anna = enter("/chat");
        anna.say(HELLO);
        anna.say(line("1", "Hello"));
        anna.awaitFrames("ack", 1);

        await().atMost(SOON).until(() -> desk.underWay() == 0);
    }

    @Test
    void shouldCloseASocketThatSendsAFrameThatIsFarTooLarge() {
        Person anna = enter("/chat");
        anna.say(HELLO);
        anna.awaitFrames("welcome", 1);

        anna.say(line("1", "x".repeat(300_000)));

        await().atMost(SOON).until(anna::isGone);
    }

    @Test
    void shouldRefuseATenantThatIsNotHere() {
        Person anna = enter("/chat?tenant=elsewhere");

        await().atMost(SOON).until(anna::isGone);
    }

    private static String line(String id, String text) {
        return "{\"type\":\"message\",\"id\":\"" + id + "\",\"text\":\"" + text + "\"}";
    }

    private Person enter(String path) {
        Person person = new Person(URI.create("ws://127.0.0.1:" + port + path));
        people.add(person);
        return person;
    }

    /// A person's program: sends what it is told and keeps what it hears.
    private static final class Person {
        private final Sinks.Many<String> said = Sinks.many().unicast().onBackpressureBuffer();
        private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
        private final Disposable connection;

        Person(URI address) {
            connection = new ReactorNettyWebSocketClient()
                    .execute(
                            address,
                            session -> session.send(said.asFlux().map(session::textMessage))
                                    .then(session.close())
                                    .and(session.receive()
                                            .map(WebSocketMessage::getPayloadAsText)
                                            .doOnNext(text ->
                                                    heard.add(Json.mapper().readTree(text)))))
                    .onErrorComplete()
                    .subscribe();
        }

        void say(String frame) {
            said.tryEmitNext(frame).orThrow();
        }

        void leave() {
            said.tryEmitComplete();
            await().atMost(SOON).until(this::isGone);
        }

        boolean isGone() {
            return connection.isDisposed();
        }

        List<JsonNode> frames(String type) {
            return heard.stream()
                    .filter(frame -> frame.get("type").stringValue().equals(type))
                    .toList();
        }

        List<String> types() {
            return heard.stream().map(frame -> frame.get("type").stringValue()).toList();
        }

        void awaitFrames(String type, int count) {
            await().atMost(SOON).untilAsserted(() -> assertThat(frames(type)).hasSizeGreaterThanOrEqualTo(count));
        }
    }
}
