package dev.millrace.remediation.runbook;

/// What a verification came to.
public sealed interface Verified {
    /// The change is there.
    record Holds(State after) implements Verified {}

    /// A part of the change is there, and a part of it is not.
    record Partly(String reason) implements Verified {}

    /// The change is not there.
    record Missing(String reason) implements Verified {}
}
