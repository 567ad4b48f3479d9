package dev.millrace.notifier.update;

import dev.millrace.messaging.RecordHandler;
import dev.millrace.messaging.TopicSettings;
import dev.millrace.tickets.topic.Topic;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.CommonContainerStoppingErrorHandler;

/// How updates are consumed: committed records only, from the first, and never past one that was not taken.
@Configuration(proxyBeanMethods = false)
class ListenerConfiguration {
    private static final int RECORDS_UNDER_WAY = 200;

    @Bean
    InOrder notifierInOrder() {
        return new InOrder();
    }

    /// The topic that the listener reads, with this installation's prefix.
    @Bean
    UpdatesTopic notifierUpdatesTopic(TopicSettings settings) {
        return new UpdatesTopic(settings.names().of(Topic.UPDATES));
    }

    /// @param handler asked for so that topics exist before they are read
    @Bean
    ConcurrentKafkaListenerContainerFactory<String, byte[]> notifierListenerFactory(
            KafkaProperties kafka, RecordHandler handler) {
        Map<String, Object> client = new HashMap<>(kafka.buildConsumerProperties());
        client.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        client.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_UNDER_WAY);
        var factory = new ConcurrentKafkaListenerContainerFactory<String, byte[]>();
        factory.setConsumerFactory(
                new DefaultKafkaConsumerFactory<>(client, new StringDeserializer(), new ByteArrayDeserializer()));
        // Outages are waited out and poison is put aside before. Whatever still comes here stops the listener, with
        // its offset not committed, rather than being passed over; its health says so.
        factory.setCommonErrorHandler(new CommonContainerStoppingErrorHandler());
        return factory;
    }

    record UpdatesTopic(String name) {}
}
