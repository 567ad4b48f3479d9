package dev.millrace.remediation.worker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;

/// Whether everything is being taken that this room reads from Kafka.
final class RequestHealth implements HealthIndicator {
    /// What each listener takes, in words.
    private static final Map<String, String> TAKEN = new TreeMap<>(Map.of(
            RequestConsumer.GROUP, "Requests for remediation",
            RequestConsumer.CONFIG, "Exchanges of models, for the audit log,"));

    private final KafkaListenerEndpointRegistry listeners;

    RequestHealth(KafkaListenerEndpointRegistry listeners) {
        this.listeners = listeners;
    }

    @Override
    public Health health() {
        List<String> troubles = TAKEN.entrySet().stream()
                .flatMap(entry -> trouble(listeners.getListenerContainer(entry.getKey()))
                        .map(reason -> entry.getValue() + " are not being taken: " + reason)
                        .stream())
                .toList();
        return troubles.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("error", String.join("; ", troubles)).build();
    }

    private static Optional<String> trouble(@Nullable MessageListenerContainer listener) {
        if (listener != null && listener.isRunning()) {
            return Optional.empty();
        }
        return listener instanceof AbstractMessageListenerContainer<?, ?> container
                        && container.getCommonErrorHandler() instanceof GivingUp givingUp
                        && givingUp.reason().isPresent()
                ? givingUp.reason().map("the listener gave up after %s; the log says more"::formatted)
                : Optional.of("the listener is stopped");
    }
}
