package dev.millrace.access;

import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/// Says of a part that does not answer that it is down, so that whoever asks about health is not left waiting with it.
///
/// @param limit for its answer
record LimitedHealth(ReactiveHealthIndicator part, Duration limit) implements ReactiveHealthIndicator {
    /// Less than the ten seconds after which many who ask for health give up.
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /// Spring Boot asks the database with no limit of its own. The rooms' own parts have theirs.
    private static final String DATABASE = "r2dbcHealthContributor";

    @Override
    public Mono<Health> health() {
        return part.health()
                .timeout(
                        limit,
                        Mono.fromSupplier(() -> Health.down()
                                .withDetail("error", "no answer within " + limit.toSeconds() + " s")
                                .build()));
    }

    /// Puts the limit on what Spring Boot brings.
    static BeanPostProcessor ofDatabase() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return name.equals(DATABASE) && bean instanceof ReactiveHealthIndicator part
                        ? new LimitedHealth(part, LIMIT)
                        : bean;
            }
        };
    }
}
