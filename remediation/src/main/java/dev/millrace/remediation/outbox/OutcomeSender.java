package dev.millrace.remediation.outbox;

import dev.millrace.tickets.remediation.RemediationOutcome;
import reactor.core.publisher.Mono;

/// Where outcomes go. Completes once the outcome is safe there.
@FunctionalInterface
public interface OutcomeSender {
    Mono<Void> send(RemediationOutcome outcome);
}
