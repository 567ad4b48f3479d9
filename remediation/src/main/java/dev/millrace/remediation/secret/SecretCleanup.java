package dev.millrace.remediation.secret;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Erases secrets that nobody fetched in time.
final class SecretCleanup implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SecretCleanup.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final SecretStore secrets;
    private volatile @Nullable Disposable work;

    SecretCleanup(SecretStore secrets) {
        this.secrets = secrets;
    }

    @Override
    public void start() {
        work = Flux.interval(Duration.ofSeconds(5), PERIOD)
                .onBackpressureDrop()
                .concatMap(tick -> erase(), 1)
                .subscribe();
    }

    @Override
    public void stop() {
        Disposable running = work;
        work = null;
        if (running != null) {
            running.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return work != null;
    }

    private Mono<Long> erase() {
        return secrets.erase()
                .doOnNext(erased -> {
                    if (erased > 0) {
                        LOG.info("Erased {} one-time secrets that nobody fetched", erased);
                    }
                })
                .onErrorResume(error -> {
                    LOG.warn("Could not erase one-time secrets; tried again in {}: {}", PERIOD, error.toString());
                    return Mono.empty();
                });
    }
}
