package dev.millrace.policy;

import org.jspecify.annotations.Nullable;

/// A policy file that cannot be used. The message says in which rule of which file, and what was expected.
public final class InvalidPolicy extends RuntimeException {
    InvalidPolicy(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
