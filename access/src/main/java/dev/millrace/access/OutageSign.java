package dev.millrace.access;

/// Knows errors of a room's own means by which something that the desk needs is away. Rooms offer them as beans.
@FunctionalInterface
public interface OutageSign {
    /// Whether it will be well again by itself.
    ///
    /// @param error one of a chain of causes
    boolean isOutage(Throwable error);
}
