package dev.millrace.remediation.runbook;

/// What a look came to.
public sealed interface Looked {
    /// What the following steps need is there.
    record Found(State state) implements Looked {}

    /// The run cannot go on; a person takes over.
    record Unfit(String reason) implements Looked {}
}
