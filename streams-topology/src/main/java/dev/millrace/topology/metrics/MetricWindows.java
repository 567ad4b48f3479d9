package dev.millrace.topology.metrics;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.Stores;

/// Counts updates per tenant in windows of ten seconds, by when they were decided.
public final class MetricWindows {
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration RETENTION = Duration.ofMinutes(1);

    private MetricWindows() {}

    /// The windows, keyed by tenant; each is told again whenever it has grown.
    public static KStream<String, DeskMetric> of(KStream<String, TicketUpdate> updates) {
        // All of a tenant's go to one partition, so only what is counted goes there, and no texts.
        return updates.process(PickCounted::new, Named.as("pick-counted"))
                .groupBy(
                        (id, counted) -> counted.tenant(),
                        Grouped.with("metrics-by-tenant", Serdes.String(), Json.serde(Counts.class)))
                .windowedBy(TimeWindows.ofSizeAndGrace(WINDOW, GRACE))
                .aggregate(
                        () -> Counts.none(""),
                        (tenant, counted, counts) -> counts.and(counted),
                        Named.as("count-window"),
                        // Minutes of small counts: memory holds them, the changelog brings them back.
                        Materialized.<String, Counts>as(
                                        Stores.inMemoryWindowStore("metric-windows", RETENTION, WINDOW, false))
                                .withKeySerde(Serdes.String())
                                .withValueSerde(Json.serde(Counts.class)))
                .toStream(Named.as("windows-told"))
                .map(
                        (window, counts) -> org.apache.kafka.streams.KeyValue.pair(
                                window.key(),
                                counts.window(
                                        window.window().startTime(),
                                        window.window().endTime())),
                        Named.as("window-to-metric"));
    }
}
