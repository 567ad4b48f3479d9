package dev.millrace.topology.stream;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.policy.PolicyFile;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.signature.Signer;
import dev.millrace.tickets.topic.TopicNames;
import dev.millrace.topology.TicketTopology;
import dev.millrace.topology.models.ModelsInForce;
import dev.millrace.topology.step.DeskRules;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.TopologyDescription;

/// The topology as it is without any configuration, to be looked at; nothing is started.
public final class DefaultTopology {
    private DefaultTopology() {}

    /// All nodes, stores and topics, as Kafka Streams tells them.
    public static TopologyDescription describe() {
        StreamSettings settings = new StreamSettings(
                "millrace-topology",
                "1",
                java.nio.file.Path.of("state"),
                1,
                0,
                Duration.ofMillis(20),
                1 << 20,
                "classic",
                null,
                Duration.ofSeconds(30));
        TopicNames topics = new TopicNames("");
        Properties properties =
                StreamProperties.of(settings, Map.of("bootstrap.servers", "localhost:9092"), topics, (short) 1);
        DeskRules rules = new DeskRules(
                Duration.ofDays(3),
                "service-desk",
                Duration.ofMinutes(1),
                Duration.ofDays(7),
                new ConsentCodes(new Signer("no key at all, for a topology that is never run")));
        return new TicketTopology(
                        topics,
                        ModelsInForce.shippedOnly(Enrichment.load()),
                        PolicyFile.parse("rules: []", "none"),
                        rules)
                .build(properties)
                .describe();
    }
}
