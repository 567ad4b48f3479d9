package dev.millrace.intake.email.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.millrace.intake.Installation;
import dev.millrace.intake.ScriptedInbound;
import dev.millrace.intake.blob.FullDisk;
import dev.millrace.intake.blob.InMemoryBlobs;
import dev.millrace.intake.email.Keys;
import dev.millrace.intake.email.MailMemory;
import dev.millrace.intake.email.MailTaker;
import dev.millrace.intake.email.ScriptedReading;
import dev.millrace.intake.email.TakingSettings;
import dev.millrace.intake.email.receiving.MailRules;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.signature.MailThread;
import dev.millrace.tickets.signature.Signer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

class SmtpDoorTest {
    private static final String KEY = "a key for tests, thirty-two bytes long";
    private static final String SUPPORT = "support@acme.example";
    private static final String OTHER = "it@acme.example";

    private final ScriptedInbound inbound = new ScriptedInbound();
    private final InMemoryBlobs blobs = new InMemoryBlobs();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @TempDir
    private Path folder;

    private Path notes;

    private MailTaker taker;
    private SmtpDoor door;

    @BeforeEach
    void open() {
        notes = folder.resolve("notes");
        taker = new MailTaker(blobs, inbound, new TakingSettings(Duration.ofSeconds(5), Duration.ofSeconds(5)));
        door = door(SmtpSettings.Protocol.SMTP, new DefaultSslBundleRegistry(), null);
        door.start();
    }

    private SmtpDoor door(SmtpSettings.Protocol protocol, SslBundles bundles, String bundle) {
        return door(protocol, bundles, bundle, DataSize.ofKilobytes(100));
    }

    private SmtpDoor door(SmtpSettings.Protocol protocol, SslBundles bundles, String bundle, DataSize largestMail) {
        return door(protocol, bundles, bundle, largestMail, "acme");
    }

    /// @param tenant the only one of the desk
    private SmtpDoor door(
            SmtpSettings.Protocol protocol, SslBundles bundles, String bundle, DataSize largestMail, String tenant) {
        return new SmtpDoor(
                new SmtpSettings(
                        protocol,
                        0,
                        "127.0.0.1",
                        "desk.acme.example",
                        List.of(
                                new SmtpSettings.Recipient(SUPPORT, "acme", null, MailRules.USUAL),
                                new SmtpSettings.Recipient(OTHER, "acme", null, MailRules.USUAL)),
                        largestMail,
                        5,
                        5,
                        Duration.ofSeconds(20),
                        bundle,
                        bundle != null),
                new Installation(KEY, URI.create("http://desk"), List.of(tenant)),
                bundles,
                taker,
                new MailMemory(DataSize.ofMegabytes(20).toBytes()),
                registry,
                notes);
    }

    @AfterEach
    void close() {
        door.stop();
        taker.destroy();
    }

    /// Its mails would be taken, and nobody would ever see them.
    @Test
    void shouldNotStartForAnAddressOfATenantThatTheDeskHasNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> door(
                        SmtpSettings.Protocol.SMTP,
                        new DefaultSslBundleRegistry(),
                        null,
                        DataSize.ofKilobytes(100),
                        "default"))
                .withMessageContaining("millrace.intake.smtp.recipients[support@acme.example].tenant is 'acme'")
                .withMessageContaining("Set millrace.tenants=acme");
    }

    @Test
    void shouldHaveALargeMailBroughtAgainWhileTheDiskIsFull() throws Exception {
        FullDisk disk = new FullDisk(blobs);
        close();
        taker = new MailTaker(disk, inbound, new TakingSettings(Duration.ofSeconds(5), Duration.ofSeconds(5)));
        door = door(SmtpSettings.Protocol.SMTP, new DefaultSslBundleRegistry(), null, DataSize.ofMegabytes(5));
        door.start();
        String text = "My account is locked\n".repeat(100_000);

        assertThatThrownBy(() -> hand("anna@acme.example", text, SUPPORT, OTHER))
                .isInstanceOfSatisfying(
                        SMTPSendFailedException.class,
                        refused -> assertThat(refused.getReturnCode()).isEqualTo(451));
        assertThat(inbound.accepted()).isEmpty();

        disk.makeRoom();
        hand("anna@acme.example", text, SUPPORT, OTHER);

        assertThat(inbound.accepted())
                .allSatisfy(
                        message -> assertThat(blobs.has(message.rawSha256())).isTrue())
                .extracting(InboundMessage::ourAddress)
                .containsExactlyInAnyOrder(SUPPORT, OTHER);
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

    /// Its server keeps the mail and brings it again.
    @Test
    void shouldNotWaitForKafkaWhenItIsStopped() throws Exception {
        close();
        taker = new MailTaker(blobs, inbound, new TakingSettings(Duration.ofMinutes(5), Duration.ofMinutes(5)));
        door = door(SmtpSettings.Protocol.SMTP, new DefaultSslBundleRegistry(), null);
        door.start();
        inbound.hold();
        CountDownLatch refused = new CountDownLatch(1);
        Thread sender = Thread.ofVirtual().start(() -> {
            try {
                hand("anna@acme.example", "My account is locked", SUPPORT);
            } catch (MessagingException brokenOff) {
                refused.countDown();
            }
        });
        await().until(() -> inbound.tries() == 1);

        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> door.stop());

        assertThat(door.isRunning()).isFalse();
        assertThat(refused.await(30, TimeUnit.SECONDS)).isTrue();
        sender.join();
        assertThat(inbound.accepted()).isEmpty();
    }

    @Test
    void shouldTellOfEachAddressHowItDoes() throws Exception {
        hand("anna@acme.example", "My account is locked", SUPPORT);
        inbound.failNext(1);
        assertThatThrownBy(() -> hand("anna@acme.example", "My account is locked", OTHER))
                .isInstanceOf(SMTPSendFailedException.class);

        assertThat(counted(SUPPORT, "received")).isEqualTo(1);
        assertThat(counted(SUPPORT, "accepted")).isEqualTo(1);
        assertThat(counted(OTHER, "failed")).isEqualTo(1);
        assertThat(registry.get("millrace.intake.mail.lag")
                        .tag("mailbox", SUPPORT)
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(door.figures(Instant.EPOCH))
                .extracting(DeskMetric.Mailbox::address, DeskMetric.Mailbox::state, DeskMetric.Mailbox::taken)
                .containsExactly(tuple(SUPPORT, "WORKING", 1L), tuple(OTHER, "FAILING", 0L));
    }

    private double counted(String mailbox, String outcome) {
        return registry.counter("millrace.intake.mail", "mailbox", mailbox, "outcome", outcome)
                .count();
    }

    @Test
    void shouldCountNothingByWhatAStrangerNames() {
        assertThatThrownBy(() -> hand("anna@acme.example", "Hello", "nobody@acme.example"))
                .isInstanceOf(MessagingException.class);

        assertThat(registry.getMeters().stream().map(meter -> meter.getId().getTag("mailbox")))
                .containsOnly(SUPPORT, OTHER);
    }

    @Test
    void shouldSayComeAgainWhileThereIsNoMemoryToReadAMail() throws Exception {
        close();
        AtomicInteger read = new AtomicInteger();
        taker = ScriptedReading.withoutMemoryFor(_ -> read.incrementAndGet() == 1, inbound, blobs);
        door = door(SmtpSettings.Protocol.SMTP, new DefaultSslBundleRegistry(), null);
        door.start();

        assertThatThrownBy(() -> hand("anna@acme.example", "My account is locked", SUPPORT))
                .isInstanceOfSatisfying(
                        SMTPSendFailedException.class,
                        refused -> assertThat(refused.getReturnCode()).isEqualTo(451));

        hand("anna@acme.example", "My account is locked", SUPPORT);
        assertThat(inbound.accepted()).singleElement().returns("My account is locked", InboundMessage::text);
    }

    /// Where the memory is not enough the program ends, and the mail's server brings the mail to the next one.
    @Test
    void shouldTakeAMailUnreadOfWhichTheProgramDiedThreeTimes() throws Exception {
        close();
        for (int life = 1; life <= 3; life++) {
            CountDownLatch begun = new CountDownLatch(1);
            taker = ScriptedReading.hangingAt(
                    "<a@acme.example>", begun::countDown, new ScriptedInbound(), new InMemoryBlobs());
            door = door(SmtpSettings.Protocol.SMTP, new DefaultSslBundleRegistry(), null);
            door.start();
            Thread sender = Thread.ofVirtual().start(this::handDeadlyMail);
            begun.await();
            Path left = folder.resolve("left-" + life);
            FileSystemUtils.copyRecursively(notes, left);
            taker.destroy();
            sender.join();
            door.stop();
            notes = left;
        }
        taker = new MailTaker(blobs, inbound, new TakingSettings(Duration.ofSeconds(5), Duration.ofSeconds(5)));
        door = door(SmtpSettings.Protocol.SMTP, new DefaultSslBundleRegistry(), null);
        door.start();

        handDeadlyMail();

        assertThat(inbound.accepted()).singleElement().satisfies(message -> {
            assertThat(message.flags()).contains("unreadable");
            assertThat(message.text()).contains("the program died of it, or had no memory for it, 3 times");
            assertThat(blobs.has(message.rawSha256())).isTrue();
        });
    }

    private void handDeadlyMail() {
        try {
            hand("anna@acme.example", "A deadly mail", SUPPORT);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldTakeAMailUnreadForWhichMemoryNeverSuffices() throws Exception {
        close();
        taker = ScriptedReading.withoutMemoryFor("<a@acme.example>"::equals, inbound, blobs);
        door = door(SmtpSettings.Protocol.SMTP, new DefaultSslBundleRegistry(), null);
        door.start();

        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> hand("anna@acme.example", "A large mail", SUPPORT))
                    .isInstanceOf(SMTPSendFailedException.class);
        }
        hand("anna@acme.example", "A large mail", SUPPORT);

        assertThat(inbound.accepted())
                .singleElement()
                .satisfies(message -> assertThat(message.flags()).contains("unreadable"));
    }

    @Test
    void shouldBringOneMailToEachOfOurAddresses() throws Exception {
        hand("anna@acme.example", "To both", SUPPORT, OTHER);

        assertThat(inbound.accepted()).extracting(InboundMessage::ourAddress).containsExactly(SUPPORT, OTHER);
        assertThat(inbound.accepted()).extracting(InboundMessage::ticket).doesNotHaveDuplicates();
    }

    @Test
    void shouldFindTheTicketByWhicheverOfItsAddressesNamesIt() throws Exception {
        TicketId ticket = TicketId.parse("7ZK3Q-4M2P-9XYD");
        String signed = new MailThread(new Signer(KEY)).replyAddress(ticket, SUPPORT);

        hand("anna@acme.example", "Still locked", SUPPORT, signed);

        assertThat(inbound.accepted())
                .singleElement()
                .satisfies(message -> assertThat(message.ticket()).isEqualTo(ticket));
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
        assertThat(counted(SUPPORT, "received")).isEqualTo(1);
        assertThat(counted(SUPPORT, "refused")).isEqualTo(1);
        assertThat(counted(SUPPORT, "failed")).isZero();
    }

    /// SMTP has one answer for all of them: who was not even tried gets the mail again, too.
    @Test
    void shouldCountAMailThatComesAgainForAllItsRecipients() throws Exception {
        inbound.failNext(1);

        assertThatThrownBy(() -> hand("anna@acme.example", "My account is locked", SUPPORT, OTHER))
                .isInstanceOf(SMTPSendFailedException.class);
        hand("anna@acme.example", "My account is locked", SUPPORT, OTHER);

        for (String mailbox : List.of(SUPPORT, OTHER)) {
            assertThat(counted(mailbox, "received")).isEqualTo(2);
            assertThat(counted(mailbox, "failed")).isEqualTo(1);
            assertThat(counted(mailbox, "accepted")).isEqualTo(1);
        }
    }

    @Test
    void shouldCountAMailThatIsBrokenOff() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            String begun = String.join(
                    "\r\n",
                    "EHLO there",
                    "MAIL FROM:<anna@acme.example>",
                    "RCPT TO:<" + SUPPORT + ">",
                    "DATA",
                    "Subject: He");
            socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }

        await().untilAsserted(() -> assertThat(counted(SUPPORT, "failed")).isEqualTo(1));
        assertThat(counted(SUPPORT, "received")).isEqualTo(1);
    }

    /// Its sender, who heard no answer, brings the whole mail.
    @Test
    void shouldTakeNoMailThatIsCutOffWithinAChunk() throws Exception {
        List<String> answers = talk(
                "EHLO mx.acme.example",
                "MAIL FROM:<anna@acme.example>",
                "RCPT TO:<" + SUPPORT + ">",
                "BDAT 1000 LAST",
                "Subject: Help\r\n\r\nMy account is");

        assertThat(answers).noneMatch(answer -> answer.contains("CHUNKING"));
        assertThat(answers).anyMatch(answer -> answer.startsWith("502"));
        assertThat(inbound.accepted()).isEmpty();
    }

    @Test
    void shouldTakeTheNextMailOfAConnectionAfterOneThatHasToComeAgainOrIsTooLarge() throws Exception {
        inbound.failNext(1);

        List<String> answers = talk(
                "EHLO mx.acme.example",
                "MAIL FROM:<anna@acme.example>",
                "RCPT TO:<" + SUPPORT + ">",
                "DATA",
                "Message-ID: <a@acme.example>\r\n\r\nHello\r\n.",
                "MAIL FROM:<ben@acme.example>",
                "RCPT TO:<" + SUPPORT + ">",
                "DATA",
                "Message-ID: <b@acme.example>\r\n\r\n" + "x".repeat(200_000) + "\r\n.",
                "MAIL FROM:<chloe@acme.example>",
                "RCPT TO:<" + OTHER + ">",
                "DATA",
                "Message-ID: <c@acme.example>\r\n\r\nBonjour\r\n.",
                "QUIT");

        assertThat(answers)
                .extracting(answer -> answer.substring(0, 4))
                .containsExactly(
                        "220 ", "250-", "250-", "250-", "250 ", "250 ", "250 ", "354 ", "451 ", "250 ", "250 ", "354 ",
                        "552 ", "250 ", "250 ", "354 ", "250 ", "221 ");
        assertThat(inbound.accepted()).singleElement().satisfies(message -> {
            assertThat(message.ourAddress()).isEqualTo(OTHER);
            assertThat(message.text()).isEqualTo("Bonjour");
        });
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

    @Test
    void shouldTakeMailOverTlsOnlyWhereThatIsWanted(@TempDir Path folder) throws Exception {
        door.stop();
        SslBundle bundle = SslBundle.of(new JksSslStoreBundle(
                new JksSslStoreDetails("PKCS12", null, "file:" + Keys.store(folder), Keys.PASSWORD), null));
        door = door(SmtpSettings.Protocol.SMTP, new DefaultSslBundleRegistry("mail", bundle), "mail");
        door.start();

        assertThatThrownBy(() -> hand("anna@acme.example", "Hello", SUPPORT))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("STARTTLS");
        Properties properties = new Properties();
        properties.put("mail.smtp.starttls.required", "true");
        properties.put("mail.smtp.ssl.trust", "*");
        handOver(properties, "anna@acme.example", "Message-ID: <a@acme.example>\n", "Hello", SUPPORT);

        assertThat(inbound.accepted()).hasSize(1);
    }

    /// RFC 2033: each recipient has an answer of its own, so that only who was not served comes again.
    @Test
    void shouldAnswerByLmtpForEachRecipient() throws Exception {
        door.stop();
        door = door(SmtpSettings.Protocol.LMTP, new DefaultSslBundleRegistry(), null);
        door.start();
        inbound.failNext(1);

        List<String> answers = talk(
                "EHLO mx.acme.example",
                "LHLO mx.acme.example",
                "MAIL FROM:<anna@acme.example>",
                "RCPT TO:<support+a@acme.example>",
                "RCPT TO:<president@acme.example>",
                "RCPT TO:<support+b@acme.example>",
                "RCPT TO:<it@acme.example>",
                "RCPT TO:<it+again@acme.example>",
                "DATA",
                "Message-ID: <a@acme.example>\r\n\r\n..Hello\r\n.",
                "QUIT");

        assertThat(answers)
                .filteredOn(line -> line.charAt(3) == ' ')
                .satisfiesExactly(
                        greeting -> assertThat(greeting).startsWith("220"),
                        strange -> assertThat(strange).startsWith("500"),
                        hello -> assertThat(hello).startsWith("250"),
                        sender -> assertThat(sender).startsWith("250"),
                        recipient -> assertThat(recipient).startsWith("250"),
                        nobody -> assertThat(nobody).startsWith("550"),
                        recipient -> assertThat(recipient).startsWith("250"),
                        recipient -> assertThat(recipient).startsWith("250"),
                        recipient -> assertThat(recipient).startsWith("250"),
                        data -> assertThat(data).startsWith("354"),
                        away -> assertThat(away).startsWith("451"),
                        sameMailbox -> assertThat(sameMailbox).startsWith("451"),
                        taken -> assertThat(taken).startsWith("250"),
                        taken -> assertThat(taken).startsWith("250"),
                        goodbye -> assertThat(goodbye).startsWith("221"));
        assertThat(inbound.accepted())
                .singleElement()
                .satisfies(message -> assertThat(message.ourAddress()).isEqualTo(OTHER))
                .satisfies(message -> assertThat(message.text()).isEqualTo(".Hello"));
    }

    /// Sends everything at once (RFC 2920), and nothing more, and returns all lines of the answers.
    private List<String> talk(String... lines) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .lines()
                    .toList();
        }
    }

    private void hand(String sender, String text, String... recipients) throws MessagingException {
        handOver(sender, "Message-ID: <a@acme.example>\n", text, recipients);
    }

    private void handOver(String sender, String id, String text, String... recipients) throws MessagingException {
        handOver(new Properties(), sender, id, text, recipients);
    }

    private void handOver(Properties properties, String sender, String id, String text, String... recipients)
            throws MessagingException {
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
