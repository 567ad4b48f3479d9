package dev.millrace.remediation.worker;

import dev.millrace.messaging.TopicSettings;
import dev.millrace.messaging.Topics;
import dev.millrace.tickets.topic.Topic;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/// How requests are read.
@Configuration(proxyBeanMethods = false)
@EnableKafka
class RequestConsumer {
    static final String GROUP = "millrace-remediation";
    static final String CONFIG = GROUP + "-config";
    static final String FACTORY = "remediationListeners";

    /// Each becomes a statement on the pool of database connections.
    private static final int RECORDS_AT_ONCE = 100;

    @Bean
    String remediationRequestsTopic(TopicSettings settings) {
        return settings.names().of(Topic.REMEDIATION_REQUESTS);
    }

    @Bean
    String deskConfigTopic(TopicSettings settings) {
        return settings.names().of(Topic.CONFIG);
    }

    /// @param topics only so that they exist before they are read
    @Bean(FACTORY)
    ConcurrentKafkaListenerContainerFactory<String, byte[]> remediationListeners(KafkaProperties kafka, Topics topics) {
        Map<String, Object> client = new HashMap<>(kafka.buildConsumerProperties());
        client.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        client.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        client.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_AT_ONCE);
        var factory = new ConcurrentKafkaListenerContainerFactory<String, byte[]>();
        factory.setConsumerFactory(
                new DefaultKafkaConsumerFactory<>(client, new StringDeserializer(), new ByteArrayDeserializer()));
        // Each its own: why one listener gave up is no other's reason.
        factory.setContainerCustomizer(container -> container.setCommonErrorHandler(new GivingUp()));
        return factory;
    }

    @Bean
    RequestHealth remediationRequestsHealthIndicator(KafkaListenerEndpointRegistry listeners) {
        return new RequestHealth(listeners);
    }
}
