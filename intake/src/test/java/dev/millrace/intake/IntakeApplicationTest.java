package dev.millrace.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.millrace.access.Passwords;
import dev.millrace.messaging.TopicTail;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.topic.Topic;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/// The whole program against a real broker and a real mailbox.
class IntakeApplicationTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    static Path blobs;

    private static KafkaClusterTestKit broker;
    private static GreenMail mailServer;
    private static GreenMailUser support;
    private static ConfigurableApplicationContext program;

    @BeforeAll
    static void start() throws Exception {
        broker = new KafkaClusterTestKit.Builder(new TestKitNodes.Builder()
                        .setCombined(true)
                        .setNumBrokerNodes(1)
                        .setNumControllerNodes(1)
                        .build())
                .build();
        broker.format();
        broker.startup();
        broker.waitForReadyBrokers();
        mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        mailServer.start();
        support = mailServer.setUser("support@acme.example", "support@acme.example", "secret");
        program = new SpringApplicationBuilder(IntakeApplication.class)
                .web(WebApplicationType.REACTIVE)
                .run(
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "--millrace.topics.partitions=2",
                        "--millrace.signing-key=" + Doors.SIGNING_KEY,
                        "--millrace.tenants=acme",
                        "--millrace.admin.password-hash=" + Passwords.hash("secret"),
                        "--millrace.blobs.directory=" + blobs,
                        "--millrace.intake.email.mailboxes[0].name=support",
                        "--millrace.intake.email.mailboxes[0].tenant=acme",
                        "--millrace.intake.email.mailboxes[0].address=support@acme.example",
                        "--millrace.intake.email.mailboxes[0].host=127.0.0.1",
                        "--millrace.intake.email.mailboxes[0].port="
                                + mailServer.getImap().getPort(),
                        "--millrace.intake.email.mailboxes[0].tls=none",
                        "--millrace.intake.email.mailboxes[0].password=secret",
                        "--millrace.intake.email.mailboxes[0].trusted-submission-domains=acme.example");
    }

    @AfterAll
    static void stop() throws Exception {
        program.close();
        mailServer.stop();
        broker.close();
    }

    @Test
    void shouldPutMailAndRequestsOnTheTopicAndBeHealthy() throws Exception {
        WebTestClient client = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + program.getEnvironment().getProperty("local.server.port"))
                .responseTimeout(SOON)
                .build();

        client.post()
                .uri("/api/tickets")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(
                        "{\"email\":\"ben@acme.example\",\"subject\":\"VPN\",\"text\":\"It is down, my password is Plume4Ever\"}")
                .exchange()
                .expectStatus()
                .isAccepted();
        support.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream("""
                From: Anna Keller <anna@acme.example>
                Subject: Locked
                Message-ID: <a1@acme.example>

                My account is locked, my password is Plume4Ever
                """.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));

        List<InboundMessage> taken = program.getBean(TopicTail.class)
                .read(Topic.INBOUND, InboundMessage.class, new TopicTail.Start.Since(Instant.EPOCH))
                .map(TopicTail.Read::value)
                .filter(message -> List.of("VPN", "Locked").contains(message.subject()))
                .take(2)
                .collectList()
                .block(SOON);
        assertThat(taken).extracting(InboundMessage::channel).containsExactlyInAnyOrder(Channel.WEB, Channel.EMAIL);
        assertThat(taken).anySatisfy(message -> {
            assertThat(message.text()).isEqualTo("My account is locked, my password is ••••••");
            assertThat(message.assurance()).isEqualTo(Assurance.DOMAIN_VERIFIED);
        });
        assertThat(taken).allSatisfy(message -> {
            assertThat(message.text()).contains("••••••").doesNotContain("Plume4Ever");
            assertThat(message.rawSha256()).isNotNull();
        });
        client.get().uri("/actuator/health").exchange().expectStatus().isOk();
        client.get()
                .uri("/actuator/health/mailboxes/support")
                .headers(headers -> headers.setBasicAuth("admin", "secret"))
                .exchange()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("UP");
    }

    @Test
    void shouldListWhatWasIgnoredAndTakeItInAfterAll() throws Exception {
        WebTestClient client = admin();
        support.deliver(mail("""
                From: support@acme.example
                Subject: Re: something
                Message-ID: <own@acme.example>

                We wrote this ourselves.
                """));

        String blob = org.awaitility.Awaitility.await()
                .atMost(SOON)
                .until(
                        () -> client.get()
                                .uri("/api/mail/ignored")
                                .exchange()
                                .expectStatus()
                                .isOk()
                                .expectBodyList(dev.millrace.tickets.message.IgnoredMail.class)
                                .returnResult()
                                .getResponseBody(),
                        ignored -> ignored != null && !ignored.isEmpty())
                .getFirst()
                .rawSha256();

        client.get()
                .uri("/api/mail/ignored?newest=1")
                .exchange()
                .expectBodyList(dev.millrace.tickets.message.IgnoredMail.class)
                .hasSize(1);
        client.get().uri("/api/mail/ignored?newest=0").exchange().expectStatus().isBadRequest();

        client.post()
                .uri("/api/mail/replay?mailbox=support@acme.example&blob=" + blob)
                .exchange()
                .expectBody()
                .jsonPath("$.outcome")
                .isEqualTo("ignored")
                .jsonPath("$.reason")
                .isEqualTo("own-mail");
        client.post()
                .uri("/api/mail/replay?anyway=true&mailbox=support@acme.example&blob=" + blob)
                .exchange()
                .expectBody()
                .jsonPath("$.outcome")
                .isEqualTo("taken");
    }

    @Test
    void shouldTakeAMailAgainAsTheSameTicket() {
        WebTestClient client = admin();
        byte[] raw = raw("""
                From: Anna Keller <anna@acme.example>
                Subject: Again
                Message-ID: <again@acme.example>

                Read me twice.
                """);

        List<String> tickets = java.util.stream.Stream.of(1, 2)
                .map(_ -> new String(
                        client.post()
                                .uri("/api/mail/replay?mailbox=support@acme.example")
                                .contentType(MediaType.parseMediaType("message/rfc822"))
                                .bodyValue(raw)
                                .exchange()
                                .expectStatus()
                                .isOk()
                                .expectBody()
                                .jsonPath("$.outcome")
                                .isEqualTo("taken")
                                .returnResult()
                                .getResponseBodyContent(),
                        StandardCharsets.UTF_8))
                .distinct()
                .toList();

        assertThat(tickets).hasSize(1);
    }

    @Test
    void shouldTakeAMailWithoutAByteAgain() {
        admin().post()
                .uri("/api/mail/replay?mailbox=support@acme.example")
                .contentType(MediaType.parseMediaType("message/rfc822"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.outcome")
                .isEqualTo("taken");
    }

    @Test
    void shouldSayWhatIsWrongWithAReplay() {
        admin().post()
                .uri("/api/mail/replay?mailbox=nobody@acme.example&blob=" + "a".repeat(64))
                .exchange()
                .expectStatus()
                .isBadRequest();
        admin().post()
                .uri("/api/mail/replay?mailbox=support@acme.example&blob=" + "a".repeat(64))
                .exchange()
                .expectStatus()
                .isBadRequest();
        WebTestClient.bindToServer()
                .baseUrl(url())
                .build()
                .get()
                .uri("/api/mail/ignored")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private static WebTestClient admin() {
        return WebTestClient.bindToServer()
                .baseUrl(url())
                .responseTimeout(SOON)
                .defaultHeaders(headers -> headers.setBasicAuth("admin", "secret"))
                .build();
    }

    private static String url() {
        return "http://127.0.0.1:" + program.getEnvironment().getProperty("local.server.port");
    }

    private static MimeMessage mail(String text) throws jakarta.mail.MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw(text)));
    }

    private static byte[] raw(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
