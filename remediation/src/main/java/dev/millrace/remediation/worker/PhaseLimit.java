package dev.millrace.remediation.worker;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.ledger.Job;
import dev.millrace.remediation.ledger.LeaseLost;
import dev.millrace.remediation.runbook.Step;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// How long one phase of a step may take.
///
/// @param time shorter than the lease
record PhaseLimit(Duration time) {
    /// A phase that begins when it is subscribed to.
    <T> Mono<T> on(Step step, Mono<T> phase) {
        return within(time, step, phase);
    }

    /// A phase that changes something, once it is noted that it begins. Its time runs from before that is
    /// written, as its lease does by the database's clock: where none of it is left, as after a wait for the
    /// database or a standstill of the program, nothing is sent, for another worker may soon look whether the
    /// change is there.
    <T> Mono<T> after(Mono<Void> noted, Job job, Step step, Mono<T> phase) {
        return Mono.defer(() -> {
            long began = nanos();
            return noted.then(Mono.defer(() -> {
                Duration left = time.minusNanos(nanos() - began);
                return left.isPositive() ? within(left, step, phase) : Mono.error(new LeaseLost(job));
            }));
        });
    }

    private static <T> Mono<T> within(Duration time, Step step, Mono<T> phase) {
        return phase.timeout(time)
                .onErrorMap(TimeoutException.class, late -> ConnectorAway.slow(step.connector(), time, late));
    }

    /// The clock of the time limits.
    private static long nanos() {
        return Schedulers.parallel().now(TimeUnit.NANOSECONDS);
    }
}
