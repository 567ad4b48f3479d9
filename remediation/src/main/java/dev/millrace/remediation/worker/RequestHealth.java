package dev.millrace.remediation.worker;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/// Whether requests are being taken.
final class RequestHealth implements HealthIndicator {
    private final KafkaListenerEndpointRegistry listeners;
    private final GivingUp givingUp;

    RequestHealth(KafkaListenerEndpointRegistry listeners, GivingUp givingUp) {
        this.listeners = listeners;
        this.givingUp = givingUp;
    }

    @Override
    public Health health() {
        MessageListenerContainer listener = listeners.getListenerContainer(RequestConsumer.GROUP);
        if (listener != null && listener.isRunning()) {
            return Health.up().build();
        }
        String reason = givingUp.reason()
                .map(error -> "the listener gave up after %s; the log says more".formatted(error))
                .orElse("the listener is stopped");
        return Health.down()
                .withDetail("error", "Requests for remediation are not being taken: " + reason)
                .build();
    }
}
