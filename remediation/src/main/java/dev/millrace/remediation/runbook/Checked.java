package dev.millrace.remediation.runbook;

/// What a check came to.
public sealed interface Checked {
    /// The change is yet to be made.
    record Needed(State before) implements Checked {}

    /// Things are as the change would make them.
    record AlreadySo(State state) implements Checked {}

    /// The change cannot or must not be made; what was done before is undone.
    record Impossible(String reason) implements Checked {}

    /// Nobody can say whether the change was made; what was done before is undone and a person looks.
    record Unknowable(String reason) implements Checked {}
}
