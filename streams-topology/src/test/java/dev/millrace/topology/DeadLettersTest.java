package dev.millrace.topology;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.topic.Topic;
import dev.millrace.tickets.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Brokers make no topic by themselves: what is put aside must go to one that was made.
class DeadLettersTest {
    private static final TopicNames TOPICS = new TopicNames("eu.");
    private static final String MAILS_BY_SENDER = "test-mails-by-sender-repartition";
    private static final InboundMessage MAIL = Messages.mail("anna@acme.example", "<1@acme.example>", "VPN is down");

    private TestStream stream;

    @BeforeEach
    void start(@TempDir Path state) {
        stream = TestStream.start(state, TOPICS);
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    private void send(String topic, String key, byte[] value) {
        stream.send(topic, new TestRecord<>(key, value));
    }

    private List<TestRecord<String, byte[]>> lettersOfInbound() {
        return stream.records(TopicNames.deadLettersOf(TOPICS.of(Topic.INBOUND)));
    }

    /// The names of all topics that are read, those of the stream's own among them.
    private Set<String> read() {
        return stream.topology().describe().subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .flatMap(node ->
                        node instanceof TopologyDescription.Source source ? source.topicSet().stream() : Stream.empty())
                .map(name -> name.endsWith("-repartition") ? "test-" + name : name)
                .collect(Collectors.toSet());
    }

    @Test
    void shouldPutNothingAsideWhereNoTopicIsMadeForIt() {
        assertThat(read()).contains(TOPICS.of(Topic.INBOUND), MAILS_BY_SENDER);

        read().forEach(topic -> send(topic, "key", new byte[] {1}));

        assertThat(stream.driver().producedTopicNames())
                .isSubsetOf(TOPICS.all().keySet())
                .contains(
                        TopicNames.deadLettersOf(TOPICS.of(Topic.INBOUND)),
                        TopicNames.deadLettersOf(TOPICS.of(Topic.COMMANDS)),
                        TopicNames.deadLettersOf(TOPICS.of(Topic.REMEDIATION_OUTCOMES)));
    }

    @Test
    void shouldPutAMailThatCannotBeComparedAsideUnderItsTicket() {
        send(MAILS_BY_SENDER, "acme\nanna@acme.example", Json.bytes(MAIL.withContent(null)));

        assertThat(lettersOfInbound()).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo(MAIL.ticket().toString());
            assertThat(Json.read(letter.value(), InboundMessage.class)).isEqualTo(MAIL.withContent(null));
            assertThat(new String(letter.headers().lastHeader("dlq.topic").value(), StandardCharsets.UTF_8))
                    .isEqualTo(MAILS_BY_SENDER);
        });
    }

    /// Of what cannot be read a stack trace tells nothing; of what a step of ours fails on, where.
    @Test
    void shouldTellWhereAStepFailedAndInOneLineWhatCannotBeRead() {
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        Logger log = (Logger) LoggerFactory.getLogger("dev.millrace.topology.deadletter.Letters");
        log.addAppender(logged);

        send(TOPICS.of(Topic.INBOUND), "key", new byte[] {1});
        send(MAILS_BY_SENDER, "acme\nanna@acme.example", Json.bytes(MAIL.withContent(null)));

        log.detachAppender(logged);
        assertThat(logged.list)
                .satisfiesExactly(
                        unread -> {
                            assertThat(unread.getFormattedMessage()).startsWith("Put aside eu.tickets.inbound-0@0 at ");
                            assertThat(unread.getThrowableProxy()).isNull();
                        },
                        failed -> {
                            assertThat(failed.getFormattedMessage()).startsWith("Put aside " + MAILS_BY_SENDER);
                            assertThat(failed.getThrowableProxy()).isNotNull();
                        });
    }

    @Test
    void shouldPutAMailOfALaterReleaseAsideUnderItsTicket() {
        String later = Json.text(MAIL).replace("\"email\"", "\"telex\"");
        assertThat(later).contains("telex");

        send(MAILS_BY_SENDER, "acme\nanna@acme.example", later.getBytes(StandardCharsets.UTF_8));

        assertThat(lettersOfInbound())
                .extracting(TestRecord::key)
                .containsExactly(MAIL.ticket().toString());
    }

    @Test
    void shouldPutGarbageAsideWithItsReasonAndGoOn() {
        stream.send(Topic.INBOUND, "key", new byte[] {0, 1, 2, (byte) 0xff});
        stream.send(Topic.COMMANDS, "key", "{\"type\":\"explode\"}".getBytes(StandardCharsets.UTF_8));
        stream.send(Messages.lockedOut());
        assertThat(stream.updates()).hasSize(4);
        assertThat(lettersOfInbound()).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(new byte[] {0, 1, 2, (byte) 0xff});
            assertThat(new String(
                            letter.headers().lastHeader("dlq.error.message").value(), StandardCharsets.UTF_8))
                    .contains("InboundMessage");
            assertThat(new String(letter.headers().lastHeader("dlq.topic").value(), StandardCharsets.UTF_8))
                    .isEqualTo("eu.tickets.inbound");
        });
        assertThat(stream.records("eu.tickets.commands.dlq")).hasSize(1);
    }

    @Test
    void shouldTakeAMessageOfTheLargestSize() {
        InboundMessage message = Messages.mail("anna@acme.example", "<8@acme.example>", "\u0001".repeat(100_000));
        stream.send(message);
        assertThat(stream.ticket(message)).isNotNull();
        assertThat(lettersOfInbound()).isEmpty();
    }
}
