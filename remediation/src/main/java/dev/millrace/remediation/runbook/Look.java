package dev.millrace.remediation.runbook;

import reactor.core.publisher.Mono;

/// A step that changes nothing. It is repeated whenever a run is taken up again, so that what follows rests on
/// how things are now.
public non-sealed interface Look extends Step {
    /// Looks. An error is a [dev.millrace.remediation.connector.ConnectorFailure] or a defect.
    Mono<Looked> look(Run run);
}
