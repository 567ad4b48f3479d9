package dev.millrace.remediation.brake;

import dev.millrace.remediation.brake.Freezes.Declared;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Has the freezes that people declare hold in this program from the moment it is told of them.
public final class FreezeWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FreezeWatch.class);

    private final Freezes freezes;
    private final Flux<String> notices;
    private final Restraint restraint;
    private volatile @Nullable Disposable watching;

    /// @param notices one element for each time that a freeze was declared or lifted, and one at the start
    public FreezeWatch(Freezes freezes, Flux<String> notices, Restraint restraint) {
        this.freezes = freezes;
        this.notices = notices;
        this.restraint = restraint;
    }

    @Override
    public void start() {
        watching = notices.onBackpressureLatest().concatMap(notice -> look(), 1).subscribe();
    }

    /// For as long as it watches: there may be no further notice that would make up for it.
    private Mono<Void> look() {
        return Mono.defer(freezes::lately)
                .doOnNext(declared -> restraint.declare(
                        declared.stream().map(Declared::freeze).toList()))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
                        .maxBackoff(Duration.ofSeconds(5))
                        .doBeforeRetry(signal -> LOG.warn(
                                "The freezes that were declared are not known; asked again: {}",
                                signal.failure().toString())))
                .then();
    }

    /// Before the workers begin.
    @Override
    public int getPhase() {
        return 0;
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
