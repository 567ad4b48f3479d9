package dev.millrace.topology.stream;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Ready when the stream works on records.
@Component("stream")
final class StreamHealth implements HealthIndicator {
    private final TicketStream stream;

    StreamHealth(TicketStream stream) {
        this.stream = stream;
    }

    @Override
    public Health health() {
        String state = stream.streams().state().name();
        return (stream.isReady() ? Health.up() : Health.down())
                .withDetail("state", state)
                .build();
    }
}
