package dev.millrace.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.diagnosis.KnownRunbooks;
import dev.millrace.enrichment.diagnosis.RuleBook;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.tickets.topic.Topic;
import dev.millrace.tickets.topic.TopicNames;
import dev.millrace.tickets.understanding.Hypothesis;
import dev.millrace.topology.models.ModelsInForce;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rules that start, and cannot be evaluated on the messages that come.
class RulesTopologyTest {
    private static final TopicNames TOPICS = new TopicNames("");

    private static final String RULES = """
            cautions: []
            automatic: "names['device'] > 0"
            proposable: 'true'
            rules:
            - hypothesis: broken
              category: account-locked
              when: "names['device'] > 0"
              runbook: reset-password
              target: account
              risk: low
            - hypothesis: sound
              category: account-locked
              weight: "double(10 / int(confidence * 0.0))"
              runbook: unlock-account
              target: account
              risk: low
            """;

    @TempDir
    private Path state;

    @Test
    void shouldGiveAMessageToAPersonWhereItsRulesCannotBeEvaluated() {
        RuleBook book = RuleBook.parse("own.yaml", RULES, KnownRunbooks.shipped());
        ModelsInForce models = ModelsInForce.shippedOnly(Shipped.ENRICHMENT.by(() -> book));
        Properties properties = TicketTopologyTest.properties(state);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        InboundMessage message =
                Messages.mail("anna@acme.example", "<1@acme.example>", "My account is locked. Please unlock it.");
        try (TopologyTestDriver driver =
                new TopologyTestDriver(TicketTopologyTest.topology(models).build(properties), properties)) {
            driver.createInputTopic(TOPICS.of(Topic.INBOUND), new StringSerializer(), new ByteArraySerializer())
                    .pipeInput(message.ticket().toString(), Json.bytes(message));

            List<TicketEvent> events = values(driver, TOPICS.of(Topic.UPDATES)).stream()
                    .flatMap(told -> Json.read(told, TicketUpdate.class).events().stream())
                    .toList();
            assertThat(events)
                    .filteredOn(TicketEvent.Diagnosed.class::isInstance)
                    .singleElement()
                    .isInstanceOfSatisfying(TicketEvent.Diagnosed.class, diagnosed -> {
                        assertThat(diagnosed.diagnosis().hypotheses())
                                .extracting(Hypothesis::hypothesis)
                                .containsExactly("sound");
                        assertThat(diagnosed.diagnosis().automatable()).isFalse();
                    });
            assertThat(events).hasAtLeastOneElementOfType(TicketEvent.Assigned.class);
            assertThat(values(driver, TOPICS.of(Topic.REMEDIATION_REQUESTS))).isEmpty();
            assertThat(values(driver, TopicNames.deadLettersOf(TOPICS.of(Topic.INBOUND))))
                    .isEmpty();
        }
    }

    private static List<byte[]> values(TopologyTestDriver driver, String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readValuesToList();
    }
}
