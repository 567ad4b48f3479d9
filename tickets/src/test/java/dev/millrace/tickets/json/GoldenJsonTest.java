package dev.millrace.tickets.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.millrace.tickets.Samples;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationRequest;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON of every type that travels, pinned in files: what older programs wrote must be read for ever. A new
/// type or field gets its file by running the tests once with `-Dgolden.update=true`; changing an old file is
/// breaking.
class GoldenJsonTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private record Sample(String name, Object value, Class<?> readAs) {}

    private static List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        samples.add(new Sample("inbound-message", Samples.message(), InboundMessage.class));
        samples.add(new Sample("inbound-repeated-message", Samples.repeatedMessage(), InboundMessage.class));
        TicketUpdate update =
                Ticket.update(null, Samples.events(), Samples.NOW, "00-trace").orElseThrow();
        samples.add(new Sample("ticket-update", update, TicketUpdate.class));
        add(samples, "event", Samples.events(), TicketEvent.class);
        samples.add(new Sample("event-message-received-flagged", Samples.flagged(), TicketEvent.class));
        samples.add(new Sample(
                "event-closed-with-reason",
                new TicketEvent.Closed(Samples.BEN, "nobody asks any more"),
                TicketEvent.class));
        add(samples, "command", Samples.deskCommands(), TicketCommand.FromDesk.class);
        samples.add(new Sample(
                "command-close-with-reason",
                new TicketCommand.Close(Samples.ID, Samples.TENANT, Samples.BEN, "nobody asks any more"),
                TicketCommand.FromDesk.class));
        add(samples, "request", Samples.requests(), RemediationRequest.class);
        add(samples, "outcome", Samples.outcomes(), RemediationOutcome.class);
        add(samples, "metric", Samples.metrics(), DeskMetric.class);
        samples.add(new Sample("metric-mailbox-behind", Samples.behind(), DeskMetric.class));
        return samples;
    }

    private static void add(List<Sample> samples, String family, List<?> values, Class<?> readAs) {
        values.forEach(value -> samples.add(new Sample(
                family + "-"
                        + value.getClass().getAnnotation(JsonTypeName.class).value(),
                value,
                readAs)));
    }

    @TestFactory
    Stream<DynamicTest> shouldWriteAndReadAsPinned() {
        return samples().stream().map(sample -> DynamicTest.dynamicTest(sample.name(), () -> check(sample)));
    }

    private static void check(Sample sample) throws IOException {
        Path file = GOLDEN.resolve(sample.name() + ".json");
        JsonNode written = Json.mapper().readTree(Json.text(sample.value()));
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(
                    file, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(written) + "\n");
        }
        String pinned = Files.readString(file);
        assertThat(written).isEqualTo(Json.mapper().readTree(pinned));
        assertThat(Json.<Object>read(pinned, cast(sample.readAs()))).isEqualTo(sample.value());

        ObjectNode fromTheFuture = (ObjectNode) Json.mapper().readTree(pinned);
        fromTheFuture.put("addedLater", 1).putObject("addedToo").put("x", true);
        assertThat(Json.<Object>read(fromTheFuture.toString(), cast(sample.readAs())))
                .isEqualTo(sample.value());
    }

    @SuppressWarnings("unchecked") // a test reads many types through one method
    private static Class<Object> cast(Class<?> type) {
        return (Class<Object>) type;
    }

    @Test
    void shouldHaveASampleOfEveryTypeThatTravels() {
        Set<Class<?>> sampled = new HashSet<>();
        samples().forEach(sample -> sampled.add(sample.value().getClass()));
        Stream.of(
                        TicketEvent.class,
                        TicketCommand.FromDesk.class,
                        RemediationRequest.class,
                        RemediationOutcome.class,
                        DeskMetric.class)
                .flatMap(GoldenJsonTest::records)
                .forEach(type -> assertThat(sampled).as(type.getName()).contains(type));
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(GoldenJsonTest::records)
                : Stream.of(type);
    }

    @Test
    void shouldTakeAnEventOfALaterProgramAsUnrecognised() {
        assertThat(Json.read("{\"type\":\"teleported\",\"to\":\"Mars\"}", TicketEvent.class))
                .isEqualTo(new TicketEvent.Unrecognised());
    }

    @Test
    void shouldSayWhereJsonIsBroken() {
        assertThatThrownBy(() -> Json.read("{\"type\":\"approve\",\n x}", TicketCommand.FromDesk.class))
                .isInstanceOf(UnreadableJson.class)
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> Json.read("{\"type\":\"explode\"}", TicketCommand.FromDesk.class))
                .isInstanceOf(UnreadableJson.class)
                .hasMessageContaining("explode");
        assertThatThrownBy(() -> Json.read("null", TicketEvent.class)).hasMessageContaining("found null");
    }

    /// As Kafka's records may be; whoever reads on behind them must be able to.
    @Test
    void shouldSayWhereThereIsNoJsonAtAll() {
        for (ThrowingCallable read : List.<ThrowingCallable>of(
                () -> Json.read((byte[]) null, TicketEvent.class), () -> Json.read((String) null, TicketEvent.class))) {
            assertThatThrownBy(read)
                    .isInstanceOf(UnreadableJson.class)
                    .hasMessage("Expected a TicketEvent but found nothing");
        }
    }
}
