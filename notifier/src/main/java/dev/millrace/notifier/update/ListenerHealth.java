package dev.millrace.notifier.update;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/// Whether updates are being taken. A listener that has met one it could not take stops, and that must be seen.
@Component("notifierUpdatesHealthIndicator")
final class ListenerHealth implements HealthIndicator {
    private final KafkaListenerEndpointRegistry registry;

    ListenerHealth(KafkaListenerEndpointRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Health health() {
        MessageListenerContainer listener = registry.getListenerContainer(UpdateListener.ID);
        return listener != null && listener.isRunning()
                ? Health.up().build()
                : Health.down()
                        .withDetail("error", "Ticket updates are not being taken; the log says why")
                        .build();
    }
}
