package dev.millrace.remediation.runbook.file;

import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// Judges whether a run may be, whatever its runbook does.
@FunctionalInterface
public interface Authority {
    /// Why a run must not begin, or go on, if it must not. Fails with a
    /// [dev.millrace.remediation.connector.ConnectorFailure] when whoever must be asked is away.
    Mono<Optional<String>> objection(Execute request);
}
