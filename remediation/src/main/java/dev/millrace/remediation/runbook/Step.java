package dev.millrace.remediation.runbook;

/// One step of a runbook.
public sealed interface Step permits Look, Change {
    /// Unique within its runbook; shown to people.
    String name();

    /// The outside system it needs, by its connector's name.
    String connector();
}
