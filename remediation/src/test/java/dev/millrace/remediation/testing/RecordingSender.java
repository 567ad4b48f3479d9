package dev.millrace.remediation.testing;

import dev.millrace.remediation.outbox.OutcomeSender;
import dev.millrace.tickets.remediation.RemediationOutcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Keeps what is sent; fails as often as it is told.
public final class RecordingSender implements OutcomeSender {
    private final List<RemediationOutcome> sent = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();

    public void failNext(int times) {
        failures.set(times);
    }

    public List<RemediationOutcome> sent() {
        return List.copyOf(sent);
    }

    /// What was sent of a run, each number once, as the stream takes it.
    public List<RemediationOutcome.OfRun> of(String runId) {
        return sent.stream()
                .filter(RemediationOutcome.OfRun.class::isInstance)
                .map(RemediationOutcome.OfRun.class::cast)
                .filter(outcome -> outcome.runId().equals(runId))
                .distinct()
                .toList();
    }

    @Override
    public Flux<RemediationOutcome> send(List<RemediationOutcome> outcomes) {
        return Flux.fromIterable(outcomes).concatMap(outcome -> {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return Mono.error(new IllegalStateException("the broker is away"));
            }
            sent.add(outcome);
            return Mono.just(outcome);
        });
    }
}
