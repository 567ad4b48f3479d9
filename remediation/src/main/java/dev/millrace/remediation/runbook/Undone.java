package dev.millrace.remediation.runbook;

/// What taking a change back came to.
public sealed interface Undone {
    /// Things should be as before; the step's verification is asked to confirm it.
    record Restored(String detail) implements Undone {}

    /// It cannot be taken back; a person is told.
    record NotUndoable(String reason) implements Undone {}
}
