package dev.millrace.intake.email.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.intake.Installation;
import dev.millrace.intake.ScriptedInbound;
import dev.millrace.intake.blob.InMemoryBlobs;
import dev.millrace.intake.email.MailRules;
import dev.millrace.intake.email.MailTaker;
import dev.millrace.intake.email.TakingSettings;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.InboundMessage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.util.unit.DataSize;

class SmtpDoorTest {
    private static final String SUPPORT = "support@acme.example";
    private static final String OTHER = "it@acme.example";

    private final ScriptedInbound inbound = new ScriptedInbound();
    private final InMemoryBlobs blobs = new InMemoryBlobs();
    private MailTaker taker;
    private SmtpDoor door;

    @BeforeEach
    void open() {
        taker = new MailTaker(blobs, inbound, new TakingSettings(Duration.ofSeconds(5), Duration.ofSeconds(5)));
        door = new SmtpDoor(
                new SmtpSettings(
                        0,
                        "127.0.0.1",
                        "desk.acme.example",
                        List.of(
                                new SmtpSettings.Recipient(SUPPORT, "acme", null, MailRules.USUAL),
                                new SmtpSettings.Recipient(OTHER, "acme", null, MailRules.USUAL)),
                        DataSize.ofKilobytes(100),
                        5,
                        5,
                        Duration.ofSeconds(20),
                        null,
                        false),
                new Installation("a key for tests, thirty-two bytes long", URI.create("http://desk"), List.of("acme")),
                new DefaultSslBundleRegistry(),
                taker,
                new SimpleMeterRegistry());
        door.start();
    }

    @AfterEach
    void close() {
        door.stop();
        taker.destroy();
    }

    @Test
    void shouldAcceptAMailOnceItIsSafe() throws Exception {
        hand("anna@acme.example", "My account is locked", SUPPORT);

        InboundMessage message = inbound.accepted().getFirst();
        assertThat(message.text()).isEqualTo("My account is locked");
        assertThat(message.ourAddress()).isEqualTo(SUPPORT);
        assertThat(blobs.has(message.rawSha256())).isTrue();
    }

    @Test
    void shouldSayComeAgainWhileKafkaIsAwayAndTakeTheSameMailThen() throws Exception {
        inbound.failNext(1);

        assertThatThrownBy(() -> hand("anna@acme.example", "My account is locked", SUPPORT))
                .isInstanceOfSatisfying(
                        SMTPSendFailedException.class,
                        refused -> assertThat(refused.getReturnCode()).isEqualTo(451));
        assertThat(inbound.accepted()).isEmpty();

        hand("anna@acme.example", "My account is locked", SUPPORT);
        assertThat(inbound.accepted()).hasSize(1);
    }

    @Test
    void shouldBringOneMailToEachOfOurAddresses() throws Exception {
        hand("anna@acme.example", "To both", SUPPORT, OTHER);

        assertThat(inbound.accepted()).extracting(InboundMessage::ourAddress).containsExactly(SUPPORT, OTHER);
        assertThat(inbound.accepted()).extracting(InboundMessage::ticket).doesNotHaveDuplicates();
    }

    @Test
    void shouldTakeSubaddressesAndRefuseOthers() throws Exception {
        hand("anna@acme.example", "Hello", "support+x@acme.example");
        assertThat(inbound.accepted()).hasSize(1);

        assertThatThrownBy(() -> hand("anna@acme.example", "Hello", "president@acme.example"))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("Invalid Addresses");
    }

    @Test
    void shouldRefuseAMailThatIsTooLarge() {
        assertThatThrownBy(() -> hand("anna@acme.example", "x".repeat(200_000), SUPPORT))
                .isInstanceOfSatisfying(
                        SMTPSendFailedException.class,
                        refused -> assertThat(refused.getReturnCode()).isEqualTo(552));
        assertThat(inbound.accepted()).isEmpty();
    }

    @Test
    void shouldKnowAMailWithoutASenderForAProgramsMail() throws Exception {
        hand("<>", "Your disk is full", SUPPORT);

        assertThat(inbound.accepted().getFirst().automatic()).isEqualTo(Automatic.AUTO_GENERATED);
    }

    /// The answer to the first try may have been lost.
    @Test
    void shouldKnowAMailWithoutAnIdAgainWhenItIsHandedOverOnceMore() throws Exception {
        handOver("anna@acme.example", "", "My account is locked", SUPPORT);
        handOver("anna@acme.example", "", "My account is locked", SUPPORT);

        assertThat(inbound.accepted())
                .hasSize(2)
                .extracting(InboundMessage::ticket)
                .containsOnly(inbound.accepted().getFirst().ticket());
    }

    private void hand(String sender, String text, String... recipients) throws MessagingException {
        handOver(sender, "Message-ID: <a@acme.example>\n", text, recipients);
    }

    private void handOver(String sender, String id, String text, String... recipients) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.from", sender);
        properties.put("mail.smtp.timeout", "20000");
        Session session = Session.getInstance(properties);
        MimeMessage mail = new MimeMessage(session, new ByteArrayInputStream("""
                        From: Anna Keller <anna@acme.example>
                        To: support@acme.example
                        Subject: Help
                        %s
                        %s
                        """.formatted(id, text)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8)));
        InternetAddress[] to = new InternetAddress[recipients.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = new InternetAddress(recipients[i]);
        }
        try (SMTPTransport transport = (SMTPTransport) session.getTransport("smtp")) {
            transport.connect("127.0.0.1", door.port(), null, null);
            transport.sendMessage(mail, to);
        }
    }
}
