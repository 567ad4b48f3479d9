package dev.millrace.remediation.runbook.file;

import dev.millrace.tickets.remediation.RemediationRequest.Execute;

/// Judges a request once more, before each step.
@FunctionalInterface
public interface Judgement {
    /// By what the request itself says that policy said.
    Judgement AS_ASKED = request -> request;

    /// The request, under what policy says of it now.
    Execute judged(Execute request);
}
