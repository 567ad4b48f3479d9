package dev.millrace.topology.stream;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.messaging.TopicSettings;
import dev.millrace.messaging.Topics;
import dev.millrace.topology.TicketTopology;
import dev.millrace.topology.policy.Policy;
import dev.millrace.topology.policy.PolicyFile;
import dev.millrace.topology.step.DeskRules;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/// Puts the application together.
@Configuration
class StreamConfiguration {
    @Bean
    Enrichment enrichment() {
        return Enrichment.load();
    }

    @Bean
    Policy policy(DeskSettings desk) throws IOException {
        Resource file = desk.policyFile();
        try (InputStream content = file.getInputStream()) {
            return PolicyFile.parse(new String(content.readAllBytes(), StandardCharsets.UTF_8), file.getDescription());
        }
    }

    /// Takes [Topics] so that the topics exist and fit before the stream looks for them.
    @Bean
    TicketStream ticketStream(
            Topics topics,
            TopicSettings topicSettings,
            StreamSettings settings,
            DeskSettings desk,
            KafkaProperties kafka,
            Enrichment enrichment,
            Policy policy) {
        DeskRules rules = desk.rules();
        Properties properties = StreamProperties.of(settings, kafka.buildStreamsProperties(), topicSettings.replicas());
        return new TicketStream(
                new TicketTopology(topicSettings.names(), enrichment, policy, rules).build(properties),
                properties,
                new LocalState(settings.stateDirectory(), settings.applicationId()),
                settings.closeTimeout());
    }

    @Bean
    KafkaStreamsMetrics ticketStreamMetrics(TicketStream stream) {
        return new KafkaStreamsMetrics(stream.streams());
    }
}
