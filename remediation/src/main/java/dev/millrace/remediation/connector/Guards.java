package dev.millrace.remediation.connector;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedTimeLimiterMetrics;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/// Makes the guards and measures them (`resilience4j.*`, tagged with the connector's name).
public final class Guards {
    private static final double JITTER = 0.5;

    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
    private final RetryRegistry retries = RetryRegistry.ofDefaults();
    private final TimeLimiterRegistry timeLimiters = TimeLimiterRegistry.ofDefaults();
    private final BulkheadRegistry bulkheads = BulkheadRegistry.ofDefaults();

    private final MeterRegistry meters;

    public Guards(MeterRegistry meters) {
        this.meters = meters;
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        TaggedRetryMetrics.ofRetryRegistry(retries).bindTo(meters);
        TaggedTimeLimiterMetrics.ofTimeLimiterRegistry(timeLimiters).bindTo(meters);
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
    }

    /// Makes the guard of a connector; its figures are told under the name.
    ///
    /// @param name as of the connector, once only
    public Guard guard(String name, GuardSettings settings) {
        Guard guard = new Guard(
                name,
                settings,
                timeLimiters.timeLimiter(name, timeLimit(settings)),
                retries.retry(name, retry(settings)),
                breakers.circuitBreaker(name, breaker(settings)),
                bulkheads.bulkhead(name, bulkhead(settings)));
        Gauge.builder("millrace.connector.limit", guard, Guard::limit)
                .description("calls at once, as many as the system answers in time")
                .tag("name", name)
                .register(meters);
        return guard;
    }

    private static TimeLimiterConfig timeLimit(GuardSettings settings) {
        return TimeLimiterConfig.custom()
                .timeoutDuration(settings.timeLimit())
                .cancelRunningFuture(true)
                .build();
    }

    private static RetryConfig retry(GuardSettings settings) {
        return RetryConfig.custom()
                .maxAttempts(settings.attempts())
                .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(settings.firstPause(), 2, JITTER))
                .retryOnException(error -> error instanceof ConnectorAway away && !away.isSlow() && !namesATime(away))
                .build();
    }

    private static boolean namesATime(Throwable error) {
        return error instanceof ConnectorAway away && away.retryAfter().isPresent();
    }

    /// A system that answers no is there: only its absence counts as failure. One that says when it wants to be asked
    /// again is there, too, and is spared for that time by the guard.
    private static CircuitBreakerConfig breaker(GuardSettings settings) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(settings.window())
                .minimumNumberOfCalls(settings.leastCalls())
                .failureRateThreshold(settings.failureRate())
                .waitDurationInOpenState(settings.waitInOpen())
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .permittedNumberOfCallsInHalfOpenState(settings.probes())
                .recordException(ConnectorAway.class::isInstance)
                .ignoreException(Guards::namesATime)
                .build();
    }

    /// No waiting here: the operator would block the thread it is called on.
    private static BulkheadConfig bulkhead(GuardSettings settings) {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(settings.atOnce())
                .maxWaitDuration(Duration.ZERO)
                .build();
    }
}
