package dev.millrace.remediation.consent;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Has people asked anew when what they are asked to agree to has changed: at the start, for it may have
/// changed while no program ran, and whenever a runbook does.
final class PlanWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PlanWatch.class);

    private final Supplier<Map<String, String>> plans;
    private final OpenQuestions questions;
    private final Duration every;
    private Map<String, String> asked = Map.of();
    private volatile @Nullable Disposable watching;

    /// @param plans fingerprints by runbook, as they are now
    PlanWatch(Supplier<Map<String, String>> plans, OpenQuestions questions, Duration every) {
        this.plans = plans;
        this.questions = questions;
        this.every = every;
    }

    @Override
    public void start() {
        watching = Flux.interval(Duration.ZERO, every)
                .onBackpressureDrop()
                .concatMap(tick -> look(), 1)
                .subscribe();
    }

    private Mono<Void> look() {
        return Mono.defer(() -> {
                    Map<String, String> now = plans.get();
                    if (now.equals(asked)) {
                        return Mono.empty();
                    }
                    return questions
                            .askAnew(now)
                            .doOnNext(done -> {
                                if (done.beingAsked() == 0) {
                                    asked = now;
                                }
                                if (done.anew() > 0) {
                                    LOG.info("{} questions are asked anew: their runbooks have changed", done.anew());
                                }
                            })
                            .then();
                })
                .onErrorResume(error -> {
                    LOG.warn("Questions could not be asked anew; tried again in {}: {}", every, error.toString());
                    return Mono.empty();
                });
    }

    @Override
    public void stop() {
        Disposable now = watching;
        watching = null;
        if (now != null) {
            now.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return watching != null;
    }
}
