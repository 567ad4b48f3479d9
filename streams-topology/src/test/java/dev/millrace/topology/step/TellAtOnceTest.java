package dev.millrace.topology.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.topology.Messages;
import dev.millrace.topology.Shipped;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TellAtOnceTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final InboundMessage MESSAGE =
            Messages.mail("anna@acme.example", "<1@acme.example>", "My account is locked. Please unlock it.");
    private static final TicketCommand.Receive RECEIVE = new TicketCommand.Receive(
            MESSAGE, Shipped.ENRICHMENT.read(Text.of("Help", "My account is locked.", Channel.EMAIL)));
    private static final Work SILENT = Work.of(RECEIVE, null);

    private final MockProcessorContext<String, Work> task = new MockProcessorContext<>(properties());
    private final TellAtOnce step = new TellAtOnce();

    private static Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere.invalid:9092");
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 20);
        return properties;
    }

    private static Work telling() {
        return Ticket.update(
                        null,
                        Ticket.decide(
                                null,
                                RECEIVE,
                                new DeskRules(DAY, "desk", DAY, DAY, Messages.CODES).at(NOW, MESSAGE.tenant())),
                        NOW,
                        null)
                .map(SILENT::and)
                .orElseThrow();
    }

    @BeforeEach
    void begin() {
        task.setCurrentSystemTimeMs(NOW.toEpochMilli());
        step.init(task);
    }

    private void processAfter(Duration age, Work work) {
        step.process(new Record<>("key", work, NOW.minus(age).toEpochMilli()));
    }

    @Test
    void shouldEndTheTransactionForWhatHasJustComeIn() {
        processAfter(Duration.ofMillis(10), telling());
        assertThat(task.committed()).isTrue();
    }

    @Test
    void shouldLeaveABacklogToTheInterval() {
        processAfter(Duration.ofMillis(60), telling());
        assertThat(task.committed()).isFalse();
    }

    @Test
    void shouldLeaveToTheIntervalWhatSeemsToComeFromTheFuture() {
        processAfter(Duration.ofMillis(-60), telling());
        assertThat(task.committed()).isFalse();
    }

    @Test
    void shouldEndNoTransactionForWorkThatNobodyIsToldOf() {
        processAfter(Duration.ZERO, SILENT);
        assertThat(task.committed()).isFalse();
    }

    @Test
    void shouldHandOnAllWork() {
        processAfter(Duration.ofMillis(10), telling());
        processAfter(DAY, SILENT);
        assertThat(task.forwarded()).hasSize(2);
    }
}
