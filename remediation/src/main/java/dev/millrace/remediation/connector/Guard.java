package dev.millrace.remediation.connector;

import dev.millrace.tickets.remediation.WaitCause;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.retry.RetryOperator;
import io.github.resilience4j.reactor.timelimiter.TimeLimiterOperator;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Stands before one outside system: a time limit inside retry inside a circuit breaker inside a bulkhead,
/// whose places become fewer while the system is slow.
public final class Guard {
    /// A full bulkhead is waited for: calls are short, and a run that waits in the ledger costs far more.
    private static final reactor.util.retry.RetryBackoffSpec FOR_A_PLACE = reactor.util.retry.Retry.backoff(
                    10, Duration.ofMillis(5))
            .maxBackoff(Duration.ofMillis(500))
            .jitter(0.5)
            .filter(BulkheadFullException.class::isInstance);

    private static final Duration SAME = Duration.ofSeconds(1);

    /// For how long all leave a system alone on the word of one answer, who was told too, whatever longer
    /// time it says: that may come from a proxy, or by a clock that is wrong, and nobody could end it. A
    /// system that means it says so again.
    private static final Duration MOST_SPARED = Duration.ofMinutes(15);

    private final String name;
    private final GuardSettings settings;
    private final TimeLimiter timeLimiter;
    private final Retry retry;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final AdaptiveLimit limit;
    /// On the clock of the time limits.
    private final AtomicLong sparedUntil = new AtomicLong(Long.MIN_VALUE);
    private volatile Consumer<Duration> whenAsked = time -> {};

    Guard(
            String name,
            GuardSettings settings,
            TimeLimiter timeLimiter,
            Retry retry,
            CircuitBreaker breaker,
            Bulkhead bulkhead) {
        this.name = name;
        this.settings = settings;
        this.timeLimiter = timeLimiter;
        this.retry = retry;
        this.breaker = breaker;
        this.bulkhead = bulkhead;
        this.limit = new AdaptiveLimit(settings.atOnce(), settings.timeLimit());
    }

    /// Guards a call that changes nothing, so that it may be tried again.
    public <T> Mono<T> reading(Mono<T> call) {
        return unlessSpared(inBulkhead(limited(call).transformDeferred(RetryOperator.of(retry))));
    }

    /// Guards a call that changes something. It is never repeated here: only who looks again may.
    public <T> Mono<T> changing(Mono<T> call) {
        return unlessSpared(inBulkhead(limited(call)));
    }

    /// Has the system left alone for so long from now on, as it asked some program to. Less than is known already
    /// changes nothing.
    public void spare(Duration time) {
        sparedUntil.accumulateAndGet(nanos() + time.toNanos(), Math::max);
    }

    /// How long the system wants to be left alone; zero where it says nothing.
    public Duration spared() {
        long until = sparedUntil.get();
        long now = nanos();
        return until <= now ? Duration.ZERO : Duration.ofNanos(until - now);
    }

    /// Calls this with the time when the system asks to be left alone for longer than is known, on the thread that
    /// has its answer: do not block.
    public void onAsked(Consumer<Duration> listener) {
        whenAsked = listener;
    }

    private <T> Mono<T> unlessSpared(Mono<T> call) {
        return Mono.defer(() -> {
            Duration left = spared();
            return left.isZero()
                    ? call
                    : Mono.error(ConnectorAway.spared(
                            name,
                            WaitCause.BUSY,
                            "%s wants to be left alone for %d s".formatted(name, left.toSeconds() + 1),
                            left,
                            null));
        });
    }

    /// Calls that were sent together are all turned away; that is told once.
    private void beSpared(Duration time) {
        boolean known = spared().plus(SAME).compareTo(time) >= 0;
        spare(time);
        if (!known) {
            whenAsked.accept(time);
        }
    }

    public String name() {
        return name;
    }

    public BreakerState state() {
        return BreakerState.of(breaker.getState());
    }

    /// Calls this for each change of the breaker's state, on the thread that caused it: do not block.
    void onChange(Consumer<BreakerState> listener) {
        breaker.getEventPublisher()
                .onStateTransition(event -> listener.accept(
                        BreakerState.of(event.getStateTransition().getToState())));
    }

    float failureRate() {
        return breaker.getMetrics().getFailureRate();
    }

    int underWay() {
        return settings.atOnce() - bulkhead.getMetrics().getAvailableConcurrentCalls();
    }

    /// How many calls it takes at once, as things are.
    int limit() {
        return limit.now();
    }

    private <T> Mono<T> inAPlace(Mono<T> call) {
        return Mono.defer(() -> {
            if (!limit.enter()) {
                return Mono.error(BulkheadFullException.createBulkheadFullException(bulkhead));
            }
            long began = nanos();
            AtomicBoolean left = new AtomicBoolean();
            Runnable leave = () -> {
                if (left.compareAndSet(false, true)) {
                    limit.leave();
                }
            };
            return call.doOnSuccess(answer -> limit.answered(Duration.ofNanos(nanos() - began)))
                    .doOnError(ConnectorAway.class, away -> {
                        if (away.isSlow()) {
                            limit.late(nanos());
                        }
                    })
                    // Before whoever waits for the answer goes on, for he may call again at once.
                    .doOnTerminate(leave)
                    .doOnCancel(leave);
        });
    }

    /// The clock of the time limits.
    private static long nanos() {
        return Schedulers.parallel().now(TimeUnit.NANOSECONDS);
    }

    private <T> Mono<T> limited(Mono<T> call) {
        return call.onErrorMap(ConnectorAway.class, away -> away.within(MOST_SPARED))
                .doOnError(ConnectorAway.class, away -> away.retryAfter().ifPresent(this::beSpared))
                .transformDeferred(TimeLimiterOperator.of(timeLimiter))
                .onErrorMap(TimeoutException.class, late -> ConnectorAway.slow(name, settings.timeLimit(), late))
                .onErrorMap(
                        RejectedExecutionException.class,
                        full -> ConnectorAway.spared(
                                name, WaitCause.BUSY, name + " has too many calls waiting", null, full));
    }

    private <T> Mono<T> inBulkhead(Mono<T> call) {
        return inAPlace(call.transformDeferred(CircuitBreakerOperator.of(breaker))
                        .transformDeferred(BulkheadOperator.of(bulkhead)))
                .retryWhen(FOR_A_PLACE.onRetryExhaustedThrow((spec, signal) -> signal.failure()))
                .onErrorMap(
                        BulkheadFullException.class,
                        full -> ConnectorAway.spared(
                                name, WaitCause.BUSY, name + " has " + limit.now() + " calls under way", null, full))
                .onErrorMap(
                        CallNotPermittedException.class,
                        open -> ConnectorAway.spared(
                                name,
                                WaitCause.AWAY,
                                name + " failed repeatedly and is spared",
                                settings.waitInOpen(),
                                open));
    }
}
