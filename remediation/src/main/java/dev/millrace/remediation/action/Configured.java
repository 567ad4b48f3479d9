package dev.millrace.remediation.action;

import java.util.Optional;

/// A system that an installation may have or lack.
@FunctionalInterface
public interface Configured<T> {
    /// The system.
    ///
    /// @throws NotConfigured when it is not there
    T get() throws NotConfigured;

    /// One that is there.
    static <T> Configured<T> is(T system) {
        return () -> system;
    }

    /// One that may be there.
    static <T> Configured<T> of(Optional<T> system, String what, String setting) {
        return () -> system.orElseThrow(() -> new NotConfigured(what, setting));
    }

    /// One that is not there: files that name it can be read and checked all the same.
    static <T> Configured<T> not(String what, String setting) {
        return of(Optional.empty(), what, setting);
    }
}
