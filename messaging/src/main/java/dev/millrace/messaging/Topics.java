package dev.millrace.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the topics that are missing and refuses to start against topics that do not fit.
public final class Topics {
    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final TopicSettings settings;
    private final Map<String, Object> client;

    /// @param client settings of an admin client, `bootstrap.servers` among them
    public Topics(TopicSettings settings, Map<String, Object> client) {
        this.settings = settings;
        this.client = client;
    }

    /// Blocks for at most 30 seconds; called once, at start, before anything reads or writes.
    ///
    /// @throws TopicsDoNotFit when a topic has another number of partitions than configured
    public void ensure() {
        Admin admin = Admin.create(client);
        try {
            awaitBroker(admin);
            create(admin);
            check(admin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while looking at the topics", e);
        } catch (TimeoutException e) {
            throw silent(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException ? silent(e) : refused(e);
        } finally {
            // Else it waits for what it asked, beyond the limit.
            admin.close(Duration.ZERO);
        }
    }

    private IllegalStateException silent(Exception error) {
        return new IllegalStateException(
                "The broker at %s did not answer about its topics within %d s"
                        .formatted(client.get("bootstrap.servers"), LIMIT.toSeconds()),
                error);
    }

    private IllegalStateException refused(ExecutionException error) {
        return new IllegalStateException(
                "The broker at %s refused to make or show the desk's topics: %s"
                        .formatted(
                                client.get("bootstrap.servers"),
                                error.getCause() == null
                                        ? error.getMessage()
                                        : error.getCause().getMessage()),
                error);
    }

    /// Says for whom it waits: Kafka's client tells of a broker that is away in words that nobody knows it by.
    private void awaitBroker(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        KafkaFuture<?> nodes = admin.describeCluster().nodes();
        try {
            nodes.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            LOG.info("Waiting for the broker at {}, up to {} s", client.get("bootstrap.servers"), LIMIT.toSeconds());
            nodes.get(LIMIT.minus(PATIENCE).toSeconds(), TimeUnit.SECONDS);
        }
    }

    private void create(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        Set<String> existing = admin.listTopics().names().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        List<NewTopic> missing = new ArrayList<>();
        settings.names().all().forEach((name, config) -> {
            if (!existing.contains(name)) {
                missing.add(new NewTopic(name, settings.partitions(), settings.replicas()).configs(config));
            }
        });
        if (missing.isEmpty()) {
            return;
        }
        for (var created : admin.createTopics(missing).values().entrySet()) {
            try {
                created.getValue().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
                LOG.debug("Made topic {}", created.getKey());
            } catch (ExecutionException e) {
                // Another program of the desk, started at the same moment, was faster.
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
        LOG.info("Made {} topics with {} partitions each", missing.size(), settings.partitions());
    }

    private void check(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, TopicDescription> found = describe(admin);
        List<String> misfits = found.values().stream()
                .filter(topic -> topic.partitions().size() != settings.partitions())
                .map(topic ->
                        "%s has %d".formatted(topic.name(), topic.partitions().size()))
                .sorted()
                .toList();
        if (!misfits.isEmpty()) {
            throw new TopicsDoNotFit(settings.partitions(), misfits);
        }
    }

    /// A topic that was just made is not known to every broker at once.
    private Map<String, TopicDescription> describe(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                return admin.describeTopics(settings.names().all().keySet())
                        .allTopicNames()
                        .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > end) {
                    throw e;
                }
                Thread.sleep(LOOK_AGAIN);
            }
        }
    }
}
