package dev.millrace.policy;

import dev.millrace.tickets.remediation.Authorisation;

/// Says whether a runbook may run.
@FunctionalInterface
public interface Judge {
    /// What policy says now.
    Authorisation judge(Case matter);
}
