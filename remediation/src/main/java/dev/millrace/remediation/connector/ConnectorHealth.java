package dev.millrace.remediation.connector;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Tells which outside systems are away. That is no ill health of this program: their work waits, and all else
/// goes on.
final class ConnectorHealth implements HealthIndicator {
    private final ConnectorWatch watch;

    ConnectorHealth(ConnectorWatch watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        watch.connectors()
                .forEach(connector ->
                        health.withDetail(connector.name(), connector.guard().state()));
        return health.build();
    }
}
