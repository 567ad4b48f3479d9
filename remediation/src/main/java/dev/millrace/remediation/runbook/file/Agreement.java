package dev.millrace.remediation.runbook.file;

import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// Asks again who may agree, for runbooks that do not begin with a step that does.
@FunctionalInterface
public interface Agreement {
    /// Where files are read and nothing runs.
    Agreement UNASKED = (request, subject) -> Mono.just(Optional.empty());

    /// Why those who agreed do not count now, if they do not. Fails with a
    /// [dev.millrace.remediation.connector.ConnectorFailure] when the directory does.
    Mono<Optional<String>> objection(Execute request, Subject subject);
}
