package dev.millrace.notifier.mail;

import dev.millrace.scheduling.BlockingCalls;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Whether the mail server takes connections; asked at most every few seconds, however often health is looked at.
@Component("notifierMailHealthIndicator")
final class MailHealth implements ReactiveHealthIndicator {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofSeconds(6);

    private final Mono<Health> health;

    MailHealth(MailServer server, BlockingCalls threads, MailSettings settings) {
        String where = settings.smtp().host() + ":" + settings.smtp().port();
        this.health = threads.call(() -> {
                    server.greet();
                    return Health.up().withDetail("server", where).build();
                })
                .timeout(LIMIT)
                .onErrorResume(error -> Mono.just(Health.down()
                        .withDetail("server", where)
                        .withDetail("error", error.toString())
                        .build()))
                .cache(REMEMBERED);
    }

    @Override
    public Mono<Health> health() {
        return health;
    }
}
