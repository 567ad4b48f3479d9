package dev.millrace.remediation.secret;

import dev.millrace.tickets.remediation.RemediationOutcome.SecretKind;
import java.time.Instant;

/// How a one-time secret stands.
sealed interface Standing {
    /// It waits to be fetched.
    ///
    /// @param language of the run it came from
    record Waiting(String language, SecretKind kind, Instant expiresAt) implements Standing {}

    /// It was fetched, has expired or was withdrawn.
    record Over(String language, SecretKind kind) implements Standing {}

    /// There is none, or not yet.
    record Unknown() implements Standing {}
}
