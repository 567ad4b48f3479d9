package dev.millrace.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.topic.Topic;
import dev.millrace.tickets.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the stream tells says of itself what it is, whatever led to it.
class HeadersTopologyTest {
    private static final TopicNames TOPICS = new TopicNames("");
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final InboundMessage MAIL = traced(Messages.lockedOut());
    private static final Person ADMIN = new Person("admin", null);

    private TestStream stream;

    @BeforeEach
    void start(@TempDir Path state) {
        stream = TestStream.exactlyOnce(state);
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    private static InboundMessage traced(InboundMessage message) {
        String json = Json.text(message);
        return Json.read(
                json.substring(0, json.length() - 1) + ",\"traceparent\":\"" + TRACE + "\"}", InboundMessage.class);
    }

    private void send(Topic topic, String key, Object value) {
        Headers headers = new RecordHeaders();
        Map.of("tenant", "acme", "type", "of-what-came", "replayed-from", "tickets.inbound.dlq-0@1")
                .forEach((name, said) -> headers.add(name, said.getBytes(StandardCharsets.UTF_8)));
        stream.send(TOPICS.of(topic), new TestRecord<>(key, Json.bytes(value), headers));
    }

    private void send(InboundMessage message) {
        send(Topic.INBOUND, message.ticket().toString(), message);
    }

    private List<Map<String, String>> told(Topic topic) {
        return stream.records(TOPICS.of(topic)).stream()
                .map(record -> said(record.headers()))
                .toList();
    }

    private static Map<String, String> said(Headers headers) {
        Map<String, String> said = new TreeMap<>();
        headers.forEach(header -> said.merge(
                header.key(), new String(header.value(), StandardCharsets.UTF_8), (one, other) -> one + "," + other));
        return said;
    }

    @Test
    void shouldTellUpdatesAndRequestsWithTheTraceOfTheMessage() {
        send(MAIL);
        assertThat(told(Topic.UPDATES))
                .hasSize(4)
                .containsOnly(Map.of("tenant", "acme", "type", "TicketUpdate", "traceparent", TRACE));
        assertThat(told(Topic.REMEDIATION_REQUESTS))
                .containsExactly(Map.of("tenant", "acme", "type", "execute", "traceparent", TRACE));
        assertThat(told(Topic.METRICS)).containsExactly(Map.of("tenant", "acme", "type", "window"));
    }

    @Test
    void shouldTellWhatCommandsAndTimersLeadToInTheSameWay() {
        send(MAIL);
        told(Topic.UPDATES);
        send(
                Topic.COMMANDS,
                MAIL.ticket().toString(),
                new TicketCommand.Comment(MAIL.ticket(), "acme", ADMIN, "Hm.", false));
        stream.advance(Duration.ofSeconds(61));
        assertThat(told(Topic.UPDATES)).hasSize(2).containsOnly(Map.of("tenant", "acme", "type", "TicketUpdate"));
    }

    @Test
    void shouldTellOtherTicketsOfAMergeAsCommands() {
        InboundMessage other = Messages.mail("ben@acme.example", "<2@acme.example>", "VPN is down");
        send(MAIL);
        send(other);
        send(Topic.COMMANDS, MAIL.ticket().toString(), new TicketCommand.Assign(MAIL.ticket(), "acme", "frank", ADMIN));
        send(
                Topic.COMMANDS,
                other.ticket().toString(),
                new TicketCommand.Merge(other.ticket(), "acme", ADMIN, MAIL.ticket(), null));
        assertThat(told(Topic.COMMANDS))
                .containsExactly(
                        Map.of("tenant", "acme", "type", "merge-in"),
                        Map.of("tenant", "acme", "type", "confirm-merge"));
    }

    @Test
    void shouldSendAMessageRoundAsOne() {
        send(MAIL);
        send(traced(Messages.reply(MAIL.ticket(), "eve@evil.example", "<2@evil.example>", Threading.SUBJECT_TAG)));
        assertThat(told(Topic.INBOUND))
                .containsExactly(Map.of("tenant", "acme", "type", "InboundMessage", "traceparent", TRACE));
    }

    @Test
    void shouldTellOfIgnoredMailAsSuch() {
        send(MAIL);
        send(Messages.programs(
                Automatic.AUTO_REPLY,
                Messages.reply(MAIL.ticket(), "eve@evil.example", "<2@evil.example>", Threading.SUBJECT_TAG)));
        assertThat(told(Topic.IGNORED_MAIL)).containsExactly(Map.of("tenant", "acme", "type", "IgnoredMail"));
    }
}
