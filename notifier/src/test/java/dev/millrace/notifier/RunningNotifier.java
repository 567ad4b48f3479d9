package dev.millrace.notifier;

import static dev.millrace.notifier.Story.TENANT;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.millrace.access.Passwords;
import dev.millrace.messaging.RecordSender;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.tickets.topic.Topic;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The whole room against a real broker, a real database and a mail server. All tests of a run share one, which starts
/// with the first that needs it and ends with the run.
public final class RunningNotifier implements BeforeAllCallback {
    public static final Duration PATIENCE = Duration.ofSeconds(30);
    public static final String KEY = "0123456789abcdef0123456789abcdef";
    public static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT =
            new ParameterizedTypeReference<>() {};

    private @Nullable Program program;

    private record Program(KafkaClusterTestKit broker, GreenMail mail, ConfigurableApplicationContext application)
            implements AutoCloseable {
        static Program start() {
            try {
                KafkaClusterTestKit broker = startBroker();
                GreenMail mail = startMail();
                return new Program(broker, mail, startApplication(broker, mail, TestDatabase.empty()));
            } catch (Exception e) {
                throw new IllegalStateException("The notifier does not start", e);
            }
        }

        private static KafkaClusterTestKit startBroker() throws Exception {
            KafkaClusterTestKit broker = new KafkaClusterTestKit.Builder(new TestKitNodes.Builder()
                            .setCombined(true)
                            .setNumBrokerNodes(1)
                            .setNumControllerNodes(1)
                            .build())
                    .setConfigProp("offsets.topic.replication.factor", "1")
                    .build();
            broker.format();
            broker.startup();
            broker.waitForReadyBrokers();
            return broker;
        }

        private static GreenMail startMail() {
            GreenMail mail = new GreenMail(new ServerSetup[] {
                new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
                new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
            });
            mail.start();
            mail.setUser("sent@acme.example", "sent@acme.example", "secret");
            return mail;
        }

        private static ConfigurableApplicationContext startApplication(
                KafkaClusterTestKit broker, GreenMail mail, TestDatabase database) {
            return NotifierApplication.application()
                    .run(
                            "--server.port=0",
                            "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                            "--millrace.topics.partitions=2",
                            "--millrace.tenants=" + TENANT,
                            "--millrace.signing-key=" + KEY,
                            "--millrace.public-url=https://desk.example",
                            "--millrace.admin.password-hash=" + Passwords.hash("right"),
                            "--millrace.database.jdbc-url=" + database.jdbcUrl(),
                            "--millrace.database.user=postgres",
                            "--millrace.database.password=postgres",
                            "--spring.r2dbc.url=" + database.r2dbcUrl(),
                            "--spring.r2dbc.username=postgres",
                            "--spring.r2dbc.password=postgres",
                            "--millrace.notifier.mail.address=" + Story.DESK,
                            "--millrace.notifier.mail.smtp.host=127.0.0.1",
                            "--millrace.notifier.mail.smtp.port="
                                    + mail.getSmtp().getPort(),
                            // GreenMail does not understand the null sender.
                            "--millrace.notifier.mail.bounce-address=bounces@acme.example",
                            "--millrace.notifier.mail.sent-copy.address=sent@acme.example",
                            "--millrace.notifier.mail.sent-copy.host=127.0.0.1",
                            "--millrace.notifier.mail.sent-copy.port="
                                    + mail.getImap().getPort(),
                            "--millrace.notifier.mail.sent-copy.user=sent@acme.example",
                            "--millrace.notifier.mail.sent-copy.password=secret");
        }

        @Override
        public void close() {
            application.close();
            mail.stop();
            try {
                broker.close();
            } catch (Exception e) {
                throw new IllegalStateException("The broker does not end", e);
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        program = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(RunningNotifier.class))
                .computeIfAbsent(Program.class, type -> Program.start(), Program.class);
    }

    private Program program() {
        return Objects.requireNonNull(program, "The notifier starts before the first test of a class");
    }

    public <T> T bean(Class<T> type) {
        return program().application().getBean(type);
    }

    private String url() {
        return "http://localhost:"
                + ((WebServerApplicationContext) program().application())
                        .getWebServer()
                        .getPort();
    }

    /// As somebody who is not signed in.
    public WebTestClient browser() {
        return WebTestClient.bindToServer()
                .baseUrl(url())
                .responseTimeout(PATIENCE)
                .build();
    }

    /// As the admin.
    public WebClient api() {
        return WebClient.builder()
                .baseUrl(url())
                .defaultHeaders(headers -> headers.setBasicAuth("admin", "right"))
                .build();
    }

    /// What the admin is streamed.
    ///
    /// @param lastId of the event after which it goes on
    public Flux<ServerSentEvent<String>> events(String path, @Nullable String lastId) {
        return api().get()
                .uri(path)
                .headers(headers -> {
                    if (lastId != null) {
                        headers.set("Last-Event-ID", lastId);
                    }
                })
                .header(HttpHeaders.ACCEPT, MediaType.TEXT_EVENT_STREAM_VALUE)
                .retrieve()
                .bodyToFlux(EVENT);
    }

    public void publish(TicketUpdate update) {
        send(update).block(PATIENCE);
    }

    public Mono<Void> send(TicketUpdate update) {
        return bean(RecordSender.class)
                .send(Topic.UPDATES, update.ticketId().toString(), update.tenant(), update, null)
                .then();
    }

    public List<MimeMessage> mailsTo(String address, String inSubject) throws MessagingException {
        List<MimeMessage> found = new ArrayList<>();
        for (MimeMessage mail : program().mail().getReceivedMessagesForDomain(address)) {
            if (mail.getSubject().contains(inSubject)) {
                found.add(mail);
            }
        }
        return found;
    }
}
