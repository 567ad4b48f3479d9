package dev.millrace.remediation.brake;

import java.time.Instant;

/// A span of time.
///
/// @param from its first moment
/// @param until the first moment after it
public record Span(Instant from, Instant until) {
    boolean holds(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }

    /// Whether they have a moment in common.
    boolean meets(Span other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }
}
