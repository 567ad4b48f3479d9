package dev.millrace.topology.metrics;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.ticket.TicketUpdate;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.KeyValueStore;

/// Counts how models in force and in shadow compare, for each tenant and pair of versions, for as long as they ever run
/// side by side.
public final class Comparisons {
    /// The store of what was counted, by [#key].
    public static final String STORE = "model-comparisons";

    private Comparisons() {}

    /// The store's key.
    public static String key(String tenant, String inForce, String shadow) {
        return tenant + "/" + inForce + "/" + shadow;
    }

    /// The comparisons, keyed by tenant; each is told again whenever it has grown.
    public static KStream<String, DeskMetric> of(KStream<String, TicketUpdate> updates) {
        return updates.flatMapValues(ComparedTicket::of, Named.as("pick-compared"))
                .groupBy(
                        (id, compared) -> key(
                                compared.tenant(),
                                compared.verdicts().inForce().model(),
                                compared.verdicts().shadow().model()),
                        Grouped.with("compared-by-models", Serdes.String(), Json.serde(ComparedTicket.class)))
                .aggregate(
                        Comparison::none,
                        (models, compared, comparison) -> comparison.and(compared),
                        Named.as("count-comparison"),
                        Materialized.<String, Comparison, KeyValueStore<Bytes, byte[]>>as(STORE)
                                .withKeySerde(Serdes.String())
                                .withValueSerde(Json.serde(Comparison.class)))
                .toStream(Named.as("comparisons-told"))
                .map(
                        (models, comparison) -> KeyValue.pair(comparison.tenant(), comparison.metric()),
                        Named.as("comparison-to-metric"));
    }
}
