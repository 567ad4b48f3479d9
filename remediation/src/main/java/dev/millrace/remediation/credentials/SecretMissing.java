package dev.millrace.remediation.credentials;

import org.jspecify.annotations.Nullable;

/// A secret is not where its reference says. The message names the place, never a secret.
public final class SecretMissing extends RuntimeException {
    SecretMissing(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
