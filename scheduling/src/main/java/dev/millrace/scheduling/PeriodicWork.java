package dev.millrace.scheduling;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Does a round of work once a period while the program runs. Rounds never overlap: where one takes longer than the
/// period, the next begins at its end, and what else would have begun meanwhile is left out. One that fails is told of
/// in the log, and the next begins as if nothing had been.
public abstract class PeriodicWork implements SmartLifecycle {
    private final Logger log = LoggerFactory.getLogger(getClass());
    private final String undone;
    private final Duration first;
    private final Duration period;
    private volatile @Nullable Disposable rounds;

    /// @param undone what is so when a round fails, for the log, such as `Ended runs could not be forgotten`
    /// @param first how long after the start the first round begins; may be zero
    /// @param period from the beginning of one round to that of the next
    protected PeriodicWork(String undone, Duration first, Duration period) {
        this.undone = undone;
        this.first = first;
        this.period = period;
    }

    /// One round, which must not block; it is asked for anew each time. Its value, if any, is not looked at. The
    /// stop cancels it.
    protected abstract Mono<?> round();

    @Override
    public void start() {
        rounds = Flux.interval(first, period)
                .onBackpressureDrop()
                .concatMap(tick -> Mono.defer(this::round).then().onErrorResume(this::tell), 1)
                .subscribe();
    }

    private Mono<Void> tell(Throwable error) {
        log.warn("{}; tried again in {}: {}", undone, period, error.toString());
        return Mono.empty();
    }

    @Override
    public void stop() {
        Disposable running = rounds;
        rounds = null;
        if (running != null) {
            running.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return rounds != null;
    }
}
