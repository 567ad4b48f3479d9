package dev.millrace.remediation.secret;

import dev.millrace.scheduling.PeriodicWork;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Erases secrets that nobody fetched in time.
final class SecretCleanup extends PeriodicWork {
    private static final Logger LOG = LoggerFactory.getLogger(SecretCleanup.class);
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final SecretStore secrets;

    SecretCleanup(SecretStore secrets) {
        super("One-time secrets could not be erased", FIRST, PERIOD);
        this.secrets = secrets;
    }

    @Override
    protected Mono<Long> round() {
        return secrets.erase().doOnNext(erased -> {
            if (erased > 0) {
                LOG.info("Erased {} one-time secrets that nobody fetched", erased);
            }
        });
    }
}
