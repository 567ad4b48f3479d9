package dev.millrace.remediation.runbook;

/// What a check came to.
public sealed interface Checked {
    /// The change is yet to be made.
    ///
    /// @param after the state that it would lead to, as far as that can be told before; for people
    record Needed(State before, String after) implements Checked {}

    /// Things are as the change would make them.
    record AlreadySo(State state) implements Checked {}

    /// The change cannot or must not be made; what was done before is undone.
    record Impossible(String reason) implements Checked {}

    /// Nobody can say whether the change was made; what was done before is undone and a person looks.
    record Unknowable(String reason) implements Checked {}
}
