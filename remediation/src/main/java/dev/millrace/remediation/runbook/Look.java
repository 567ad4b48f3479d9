package dev.millrace.remediation.runbook;

import reactor.core.publisher.Mono;

/// A step that changes nothing. It is repeated whenever a run is taken up again, so that what follows rests on
/// how things are now.
public non-sealed interface Look extends Step {
    /// Looks. Once something was changed the run has the facts by which this step knew its things
    /// ([Looked.Found#which]); where it finds others now, it is unfit. An error is a
    /// [dev.millrace.remediation.connector.ConnectorFailure] or a defect.
    Mono<Looked> look(Run run);

    /// Looks for what undoing needs. What must be so before anything is done need not be so for taking it back:
    /// who may have it done, what is agreed to, what is protected. What the run knows of the things is what is
    /// looked for, for what the request says may mean others by now. The default is as before.
    default Mono<Looked> lookBack(Run run) {
        return look(run);
    }
}
