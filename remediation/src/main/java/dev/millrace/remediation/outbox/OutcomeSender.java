package dev.millrace.remediation.outbox;

import dev.millrace.tickets.remediation.RemediationOutcome;
import java.util.List;
import reactor.core.publisher.Flux;

/// Where outcomes go. Takes those of one job in their order, emits each once it is safe there, in order, and fails at
/// the first that is not.
@FunctionalInterface
public interface OutcomeSender {
    Flux<RemediationOutcome> send(List<RemediationOutcome> outcomes);
}
