package dev.millrace.topology;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.policy.PolicyFile;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationRequest;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.tickets.topic.Topic;
import dev.millrace.tickets.topic.TopicNames;
import dev.millrace.topology.models.ModelsInForce;
import dev.millrace.topology.step.DeskRules;
import dev.millrace.topology.step.FollowUps;
import dev.millrace.topology.step.Technicians;
import dev.millrace.topology.stream.StreamProperties;
import dev.millrace.topology.stream.StreamSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/// The whole topology without a broker. What goes to one of its input topics, it pipes round by itself.
final class TestStream implements AutoCloseable {
    static final Enrichment ENRICHMENT = Shipped.ENRICHMENT;
    static final DeskRules RULES = new DeskRules(
            Duration.ofDays(3),
            "service-desk",
            Duration.ofMinutes(1),
            Duration.ofDays(7),
            Messages.CODES,
            FollowUps.USUAL,
            new Technicians(Map.of("acme", Set.of("frank@acme.example"))),
            Map.of());
    private static final TopicNames USUAL = new TopicNames("");

    private final TopicNames topics;
    private final Topology topology;
    private final TopologyTestDriver driver;

    private TestStream(TopicNames topics, Topology topology, TopologyTestDriver driver) {
        this.topics = topics;
        this.topology = topology;
        this.driver = driver;
    }

    /// As it runs in a company.
    static TestStream exactlyOnce(Path state) {
        Properties properties = properties(state, USUAL);
        Topology topology = topology(USUAL, ModelsInForce.shippedOnly(ENRICHMENT), properties);
        return new TestStream(USUAL, topology, new TopologyTestDriver(topology, properties));
    }

    static TestStream start(Path state) {
        return start(state, USUAL);
    }

    static TestStream start(Path state, TopicNames topics) {
        Properties properties = lenient(state, topics);
        Topology topology = topology(topics, ModelsInForce.shippedOnly(ENRICHMENT), properties);
        return new TestStream(topics, topology, new TopologyTestDriver(topology, properties));
    }

    static TestStream start(Path state, ModelsInForce models) {
        Properties properties = lenient(state, USUAL);
        Topology topology = topology(USUAL, models, properties);
        return new TestStream(USUAL, topology, new TopologyTestDriver(topology, properties));
    }

    /// @param at what the wall clock says at first
    static TestStream start(Path state, Instant at) {
        Properties properties = lenient(state, USUAL);
        Topology topology = topology(USUAL, ModelsInForce.shippedOnly(ENRICHMENT), properties);
        return new TestStream(USUAL, topology, new TopologyTestDriver(topology, properties, at));
    }

    private static Topology topology(TopicNames topics, ModelsInForce models, Properties properties) {
        return new TicketTopology(topics, models, PolicyFile.shipped(), RULES).build(properties);
    }

    /// The driver forgets a transaction's first records when they are dead letters only.
    private static Properties lenient(Path state, TopicNames topics) {
        Properties properties = properties(state, topics);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        return properties;
    }

    private static Properties properties(Path state, TopicNames topics) {
        StreamSettings settings = new StreamSettings(
                "test", "1", state, 1, 0, Duration.ofMillis(20), 8L << 20, "classic", null, Duration.ofSeconds(5));
        return StreamProperties.of(settings, Map.of("bootstrap.servers", "nowhere.invalid:9092"), topics, (short) 1);
    }

    Topology topology() {
        return topology;
    }

    TopologyTestDriver driver() {
        return driver;
    }

    void send(InboundMessage message) {
        send(Topic.INBOUND, message.ticket().toString(), Json.bytes(message));
    }

    void send(RemediationOutcome outcome) {
        send(Topic.REMEDIATION_OUTCOMES, outcome.ticket().toString(), Json.bytes(outcome));
    }

    void send(TicketCommand.FromDesk command) {
        send(Topic.COMMANDS, command.ticket().toString(), Json.bytes(command));
    }

    void send(Topic topic, String key, byte[] value) {
        send(topics.of(topic), new TestRecord<>(key, value));
    }

    void send(Topic topic, String key, byte[] value, Instant at) {
        send(topics.of(topic), new TestRecord<>(key, value, at));
    }

    void send(String topic, TestRecord<String, byte[]> record) {
        driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(record);
    }

    /// What was written to a topic since it was last read.
    List<TestRecord<String, byte[]>> records(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    <T> List<T> read(Topic topic, Class<T> type) {
        return records(topics.of(topic)).stream()
                .map(told -> Json.read(told.value(), type))
                .toList();
    }

    List<TicketUpdate> updates() {
        return read(Topic.UPDATES, TicketUpdate.class);
    }

    List<RemediationRequest> requests() {
        return read(Topic.REMEDIATION_REQUESTS, RemediationRequest.class);
    }

    /// The run that was asked for first since requests were last read.
    String runId() {
        return requests().stream()
                .filter(RemediationRequest.Execute.class::isInstance)
                .map(request -> ((RemediationRequest.Execute) request).runId())
                .findFirst()
                .orElseThrow();
    }

    Ticket ticket(InboundMessage message) {
        return driver.<String, Ticket>getKeyValueStore("tickets")
                .get(message.ticket().toString());
    }

    void advance(Duration time) {
        driver.advanceWallClockTime(time);
    }

    @Override
    public void close() {
        driver.close();
    }
}
