package dev.millrace.standalone.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.access.Passwords;
import dev.millrace.standalone.files.LoopbackPort;
import dev.millrace.standalone.kafka.Broker;
import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/// Mail servers that are not ours. Intake and the stream are processes of their own; the broker is in this one.
@Tag("real")
class RealMailTest {
    private static final Logger log = LoggerFactory.getLogger(RealMailTest.class);
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final List<String> OPTIONS = List.of("-Xmx192m", "-XX:+UseSerialGC");
    /// `-Dmillrace.mails=10000` for the long run.
    private static final int MAILS = Integer.getInteger("millrace.mails", 1_000);

    private static final int KILLS = 5;
    private static final int WARM_UPS = 5;
    private static final int TIMED = 15;

    private Path folder;
    private Broker broker;
    private Dovecot dovecot;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Dovecot.isInstalled(), "Dovecot is not installed; Debian has it in dovecot-imapd and dovecot-lmtpd");
        folder = Files.createTempDirectory("millrace-mail");
        if (Commands.isRoot()) {
            // The servers drop root's rights and must reach their folders all the same.
            Commands.run("chmod", "755", folder.toString());
        }
        broker = Broker.start(folder.resolve("kafka"), LoopbackPort.free());
        dovecot = Dovecot.start(Files.createDirectories(folder.resolve("dovecot")));
    }

    @AfterEach
    void stop() throws IOException {
        if (dovecot != null) {
            dovecot.close();
        }
        if (broker != null) {
            broker.close();
        }
        if (folder != null) {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    @Test
    void shouldMakeATicketOfWhatPostfixDeliversWithinASecondAndLoseNothingWhenDovecotGoesAway() throws Exception {
        assumeTrue(Postfix.canStart(), "Postfix is not installed, or this is not root, who alone can start it");
        try (Postfix postfix = Postfix.start(Files.createDirectories(folder.resolve("postfix")), dovecot.lmtpPort());
                JavaProgram intake = intake();
                JavaProgram stream = stream();
                Records inbound = new Records(broker, "tickets.inbound");
                Records updates = new Records(broker, "tickets.updates")) {
            inbound.awaitTopic();
            updates.awaitTopic();
            for (int i = 0; i < WARM_UPS; i++) {
                untilTicket(postfix, inbound, updates);
            }

            List<Long> millis = IntStream.range(0, TIMED)
                    .mapToObj(_ -> untilTicket(postfix, inbound, updates))
                    .sorted()
                    .toList();
            log.info("From Postfix to the ticket, in ms: {}", millis);

            dovecot.cutSessions();
            untilTicket(postfix, inbound, updates);

            dovecot.stop();
            String whileAway = handed(postfix);
            dovecot.startAgain();
            updates.awaitOpened(inbound.awaitMail(whileAway));
            assertThat(intake.isRunning()).isTrue();
            assertThat(stream.isRunning()).isTrue();
            assertThat(millis.get(TIMED / 2))
                    .as("median from Postfix to the ticket in ms, of %s", millis)
                    .isLessThanOrEqualTo(1_000);
        }
    }

    @Test
    void shouldOpenEachTicketOnceHoweverOftenIntakeIsKilled() throws Exception {
        dovecot.fill(
                "support",
                IntStream.range(0, MAILS).mapToObj(RealMailTest::mail).toList());
        JavaProgram intake = intake();
        try (JavaProgram stream = stream();
                Records inbound = new Records(broker, "tickets.inbound");
                Records updates = new Records(broker, "tickets.updates")) {
            inbound.awaitTopic();
            for (int kill = 1; kill <= KILLS; kill++) {
                inbound.awaitCount(MAILS * kill / (KILLS + 2));
                intake.kill();
                intake = intake();
            }
            long start = System.nanoTime();
            int before = inbound.ticketOf.size();
            inbound.awaitCount(MAILS);
            log.info(
                    "{} mails a second after the last start",
                    (MAILS - before) * 1_000_000_000L / (System.nanoTime() - start));
            updates.awaitOpened(MAILS);

            assertThat(inbound.tickets).hasSize(MAILS);
            assertThat(updates.opened).isEqualTo(MAILS);
            assertThat(updates.openedTickets).hasSize(MAILS);
            assertThat(stream.isRunning()).isTrue();
            log.info("{} records for {} mails", inbound.records, MAILS);
        } finally {
            intake.close();
        }
    }

    @Test
    void shouldTakeFromAForeignProgramByLmtpForEachRecipient() throws Exception {
        int port = LoopbackPort.free();
        Map<String, Object> settings = common();
        settings.put("millrace.blobs.directory", folder.resolve("blobs").toString());
        settings.put("millrace.intake.smtp.protocol", "lmtp");
        settings.put("millrace.intake.smtp.port", port);
        settings.put("millrace.intake.smtp.recipients[0].address", "support@acme.example");
        settings.put("millrace.intake.smtp.recipients[0].tenant", "acme");
        settings.put("millrace.intake.smtp.recipients[1].address", "it@acme.example");
        settings.put("millrace.intake.smtp.recipients[1].tenant", "acme");
        try (JavaProgram intake = program("intake", "dev.millrace.intake.IntakeApplication", settings);
                Records inbound = new Records(broker, "tickets.inbound")) {
            await().atMost(LIMIT).until(() -> Commands.isListening(port));
            inbound.awaitTopic();

            Commands.run(
                    "swaks",
                    "--protocol",
                    "LMTP",
                    "--server",
                    "127.0.0.1:" + port,
                    "--from",
                    "anna@acme.example",
                    "--to",
                    "support@acme.example,it@acme.example",
                    "--header",
                    "Message-Id: <lmtp@acme.example>",
                    "--body",
                    "Where do I find the canteen's menu?");

            await().atMost(LIMIT)
                    .pollInSameThread()
                    .until(() -> inbound.read().tickets.size() == 2);
            assertThat(inbound.ticketOf).containsOnlyKeys("<lmtp@acme.example>");
            assertThat(intake.isRunning()).isTrue();
        }
    }

    private static byte[] mail(int number) {
        return """
                From: Person %1$d <person%1$d@acme.example>
                To: support@acme.example
                Subject: Request %1$d
                Message-ID: <m%1$d@acme.example>

                Where do I find the canteen's menu, please?
                """.formatted(number).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /// Sends a mail and waits for its ticket.
    ///
    /// @return milliseconds since Postfix has taken it, and swaks is gone
    private static long untilTicket(Postfix postfix, Records inbound, Records updates) {
        String messageId = handed(postfix);
        long start = System.nanoTime();
        updates.awaitOpened(inbound.awaitMail(messageId));
        return (System.nanoTime() - start) / 1_000_000;
    }

    /// Sends a mail.
    ///
    /// @return its Message-ID
    private static String handed(Postfix postfix) {
        String messageId = "<" + UUID.randomUUID() + "@acme.example>";
        try {
            Commands.run(
                    "swaks",
                    "--server",
                    "127.0.0.1:" + postfix.port(),
                    "--from",
                    "anna@acme.example",
                    "--to",
                    "support@acme.example",
                    "--header",
                    "Message-Id: " + messageId,
                    "--body",
                    "Where do I find the canteen's menu?");
            return messageId;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JavaProgram intake() throws IOException {
        String mailbox = "millrace.intake.email.mailboxes[0].";
        Map<String, Object> settings = common();
        settings.put("millrace.blobs.directory", folder.resolve("blobs").toString());
        settings.put("spring.ssl.bundle.pem.private.truststore.certificate", "file:" + dovecot.certificate());
        settings.put(mailbox + "name", "support");
        settings.put(mailbox + "tenant", "acme");
        settings.put(mailbox + "address", "support@acme.example");
        settings.put(mailbox + "host", "127.0.0.1");
        settings.put(mailbox + "port", dovecot.imapsPort());
        settings.put(mailbox + "password", Dovecot.PASSWORD);
        settings.put(mailbox + "ssl-bundle", "private");
        return program("intake", "dev.millrace.intake.IntakeApplication", settings);
    }

    private JavaProgram stream() throws IOException {
        Map<String, Object> settings = common();
        settings.put("millrace.stream.state-directory", folder.resolve("state").toString());
        return program("stream", "dev.millrace.topology.TopologyApplication", settings);
    }

    private Map<String, Object> common() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", 0);
        settings.put("spring.kafka.bootstrap-servers", broker.bootstrapServers());
        settings.put("millrace.tenants", "acme");
        settings.put("millrace.signing-key", "a key for tests, thirty-two bytes long");
        settings.put("millrace.admin.password-hash", Passwords.hash("secret"));
        return settings;
    }

    private static JavaProgram program(String name, String mainClass, Map<String, Object> settings) throws IOException {
        return JavaProgram.start(
                "mail-" + name, OPTIONS, mainClass, List.of(), Map.of("SPRING_APPLICATION_JSON", Json.text(settings)));
    }

    /// What stands on a topic, read as it comes. Used by one thread.
    private static final class Records implements AutoCloseable {
        private final KafkaConsumer<String, byte[]> consumer;
        private final String topic;
        private final Map<String, String> ticketOf = new HashMap<>();
        private final Set<String> tickets = new HashSet<>();
        private final Set<String> openedTickets = new HashSet<>();
        private long opened;
        private long records;
        private boolean assigned;

        Records(Broker broker, String topic) {
            this.topic = topic;
            this.consumer = new KafkaConsumer<>(
                    Map.of(
                            "bootstrap.servers",
                            broker.bootstrapServers(),
                            "isolation.level",
                            "read_committed",
                            "auto.offset.reset",
                            "earliest",
                            "enable.auto.commit",
                            false,
                            "allow.auto.create.topics",
                            false),
                    new StringDeserializer(),
                    new ByteArrayDeserializer());
        }

        void awaitTopic() {
            await().atMost(LIMIT).until(this::assign);
        }

        private boolean assign() {
            if (!assigned) {
                List<TopicPartition> partitions = consumer.listTopics().getOrDefault(topic, List.of()).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
                if (!partitions.isEmpty()) {
                    consumer.assign(partitions);
                    consumer.seekToBeginning(partitions);
                    assigned = true;
                }
            }
            return assigned;
        }

        /// @return the ticket that the mail is to be in
        String awaitMail(String messageId) {
            await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(5))
                    .pollInSameThread()
                    .until(() -> read().ticketOf.containsKey(messageId));
            return ticketOf.get(messageId);
        }

        void awaitCount(int mails) {
            await().atMost(LIMIT.multipliedBy(5))
                    .pollInSameThread()
                    .until(() -> read().ticketOf.size() >= mails);
        }

        void awaitOpened(String ticket) {
            await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(5))
                    .pollInSameThread()
                    .until(() -> read().openedTickets.contains(ticket));
        }

        void awaitOpened(int tickets) {
            await().atMost(LIMIT.multipliedBy(5)).pollInSameThread().until(() -> assign() && read().opened >= tickets);
        }

        private Records read() {
            consumer.poll(Duration.ofMillis(20)).forEach(taken -> {
                records++;
                JsonNode value = Json.mapper().readTree(taken.value());
                if (value.hasNonNull("messageId")) {
                    ticketOf.put(
                            value.path("messageId").asString(),
                            value.path("ticket").asString());
                    tickets.add(value.path("ticket").asString());
                }
                value.path("events").forEach(event -> {
                    if ("opened".equals(event.path("type").asString(""))) {
                        opened++;
                        openedTickets.add(event.path("ticket").asString());
                    }
                });
            });
            return this;
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
