package dev.millrace.standalone.up;

import java.io.IOException;
import java.time.Duration;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ApplicationContext;

/// Waits until the rooms say that they are ready to work: mailbox open, stream running, database and broker reached.
final class Readiness {
    private static final Duration LOOK = Duration.ofMillis(50);

    private Readiness() {}

    /// Returns when the health is `UP`.
    ///
    /// @throws IOException when it is not within the limit
    static void await(ApplicationContext rooms, Duration limit) throws IOException {
        HealthEndpoint health = rooms.getBean(HealthEndpoint.class);
        long end = System.nanoTime() + limit.toNanos();
        while (!Status.UP.equals(health.health().getStatus())) {
            if (System.nanoTime() > end) {
                throw new IOException("Not ready within %d s; /actuator/health and the log above say what is missing"
                        .formatted(limit.toSeconds()));
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Asked to stop while starting", e);
            }
        }
    }
}
