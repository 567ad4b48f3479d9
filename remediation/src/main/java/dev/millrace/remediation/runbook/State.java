package dev.millrace.remediation.runbook;

import java.util.Map;

/// A state of the outside, as found or reached.
///
/// @param detail for people; free of secrets
/// @param facts what later steps and undo need of it; free of secrets, for it is journaled
public record State(String detail, Map<String, String> facts) {
    public State {
        facts = Map.copyOf(facts);
    }

    /// A state of which nothing need be known later.
    public static State of(String detail) {
        return new State(detail, Map.of());
    }
}
