package dev.millrace.topology;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.millrace.policy.PolicyFile;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.topic.Topic;
import dev.millrace.tickets.topic.TopicNames;
import dev.millrace.topology.models.ModelsInForce;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyTestDriver;
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

    @TempDir
    private Path state;

    private Topology topology;
    private TopologyTestDriver driver;

    @BeforeEach
    void start() {
        Properties properties = TicketTopologyTest.properties(state, TOPICS);
        // The driver forgets a transaction's first records when they are dead letters only.
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        topology = new TicketTopology(
                        TOPICS,
                        ModelsInForce.shippedOnly(TicketTopologyTest.ENRICHMENT),
                        PolicyFile.shipped(),
                        TicketTopologyTest.RULES)
                .build(properties);
        driver = new TopologyTestDriver(topology, properties);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private void send(String topic, String key, byte[] value) {
        driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
    }

    private List<TestRecord<String, byte[]>> lettersOfInbound() {
        return driver.createOutputTopic(
                        TopicNames.deadLettersOf(TOPICS.of(Topic.INBOUND)),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /// The names of all topics that are read, those of the stream's own among them.
    private Set<String> read() {
        return topology.describe().subtopologies().stream()
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

        assertThat(driver.producedTopicNames())
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
}
