package dev.millrace.messaging;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// The beans that every room with a topic uses. Topics are made and checked before the first of them exists.
@AutoConfiguration
@EnableConfigurationProperties({TopicSettings.class, KafkaProperties.class})
public class MessagingConfiguration {
    /// Sending blocks for up to `max.block.ms`; the bounds keep a broker that is away from piling sends up.
    private static final int SENDING_THREADS = 32;

    /// In bytes; what a record may have at most, with its headers.
    static final int LARGEST_REQUEST = 4 << 20;

    /// What is sent within this time goes out in one request, since half of what a short record costs the broker is its
    /// request's. As long as Kafka itself thinks right (KIP-1030).
    private static final int LINGER_MILLIS = 5;

    private static final int SENDS_QUEUED = 320_000;
    private static final int KEPT_SECONDS = 30;

    /// A tail holds its thread for as long as it is read. Sends must not queue behind tails, which never end.
    private static final int TAILS = 64;

    /// All threads take from one queue: to wake another for each record costs as much as to send it, and one that is
    /// awake takes the next as well.
    @Bean(destroyMethod = "dispose")
    Scheduler messagingScheduler() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                SENDING_THREADS,
                SENDING_THREADS,
                KEPT_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(SENDS_QUEUED),
                Thread.ofPlatform().daemon().name("record-sender-", 1).factory());
        threads.allowCoreThreadTimeOut(true);
        return Schedulers.fromExecutorService(threads, "record-sender");
    }

    @Bean(destroyMethod = "dispose")
    Scheduler tailScheduler() {
        return Schedulers.newBoundedElastic(TAILS, TAILS, "topic-tail", 30, true);
    }

    /// Whatever setting is missing or wrong is said before a broker is waited for that may be away.
    @Bean
    Topics topics(TopicSettings settings, KafkaProperties kafka, ListableBeanFactory beans) {
        beans.getBeansWithAnnotation(ConfigurationProperties.class);
        Topics topics = new Topics(settings, kafka.buildAdminProperties());
        topics.ensure();
        return topics;
    }

    @Bean(destroyMethod = "close")
    Producer<String, byte[]> recordProducer(Topics topics, KafkaProperties kafka) {
        Map<String, Object> client = new HashMap<>(kafka.buildProducerProperties());
        client.put(ProducerConfig.ACKS_CONFIG, "all");
        client.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        client.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        client.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        client.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        client.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        client.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        client.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20);
        client.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
        return new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer());
    }

    @Bean
    RecordSender recordSender(
            Producer<String, byte[]> recordProducer, TopicSettings settings, Scheduler messagingScheduler) {
        return new RecordSender(recordProducer, settings.names(), messagingScheduler);
    }

    @Bean
    DeadLetters deadLetters(RecordSender sender) {
        return new DeadLetters(sender);
    }

    @Bean
    RecordHandler recordHandler(DeadLetters deadLetters) {
        return new RecordHandler(deadLetters);
    }

    @Bean
    TopicTail topicTail(Topics topics, TopicSettings settings, KafkaProperties kafka, Scheduler tailScheduler) {
        Map<String, Object> client = new HashMap<>(kafka.buildConsumerProperties());
        client.remove(ConsumerConfig.GROUP_ID_CONFIG);
        client.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        client.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
        return new TopicTail(client, settings.names(), tailScheduler);
    }
}
