package dev.millrace.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the stream counts for the dashboard.
class MetricsTopologyTest {
    private TestStream stream;

    @BeforeEach
    void start(@TempDir Path state) {
        stream = TestStream.start(state);
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    @Test
    void shouldCountWindows() {
        InboundMessage message = Messages.lockedOut();
        stream.send(message);
        stream.send(
                new RemediationOutcome.Succeeded(message.ticket(), "acme", stream.runId(), 1, "unlocked", null, null));
        List<DeskMetric> told = stream.read(Topic.METRICS, DeskMetric.class);
        assertThat(told.getLast()).isInstanceOfSatisfying(DeskMetric.Window.class, window -> {
            assertThat(window.tenant()).isEqualTo("acme");
            assertThat(window.opened()).isEqualTo(1);
            assertThat(window.automated()).isEqualTo(1);
            assertThat(window.byCategory()).containsEntry("account-locked", 1L);
            assertThat(window.resolveMillis().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(1);
        });
    }

    /// As after an outage, where one partition is minutes behind another.
    @Test
    void shouldCountByTheTimeOfTheDecisionHoweverLongAMessageHasWaited() {
        InboundMessage late = Messages.mail("ben@acme.example", "<2@acme.example>", Messages.LOCKED);
        Instant now = Instant.now();
        stream.send(Topic.INBOUND, Messages.lockedOut().ticket().toString(), Json.bytes(Messages.lockedOut()), now);
        stream.send(Topic.INBOUND, late.ticket().toString(), Json.bytes(late), now.minus(Duration.ofMinutes(9)));
        assertThat(stream.read(Topic.METRICS, DeskMetric.class).getLast())
                .isInstanceOfSatisfying(
                        DeskMetric.Window.class,
                        window -> assertThat(window.opened()).isEqualTo(2));
    }

    @Test
    void shouldHandOnOnlyWhatIsCountedToBeCounted() {
        InboundMessage message = Messages.lockedOut();
        stream.send(message);
        stream.send(
                new TicketCommand.Comment(message.ticket(), "acme", new Person("admin", null), "I look at it.", false));

        assertThat(stream.records("test-metrics-by-tenant-repartition"))
                .singleElement()
                .satisfies(counted -> assertThat(new String(counted.value(), StandardCharsets.UTF_8))
                        .contains("account-locked")
                        .doesNotContain("unlock it", "anna"));
    }
}
