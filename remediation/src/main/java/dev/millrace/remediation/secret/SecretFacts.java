package dev.millrace.remediation.secret;

import dev.millrace.remediation.runbook.Run;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.RemediationOutcome.OneTimeSecret;
import dev.millrace.tickets.remediation.RemediationOutcome.SecretKind;
import java.time.Instant;
import java.util.Optional;

/// What the steps around a one-time secret tell one another. None of it opens anything.
public final class SecretFacts {
    /// The secret's id.
    public static final String ID = "secret.id";
    /// The address its link goes to.
    public static final String RECIPIENT = "secret.recipient";
    /// The name of whoever that is.
    public static final String RECIPIENT_NAME = "secret.recipient-name";
    /// When the link dies unused.
    public static final String EXPIRES_AT = "secret.expires-at";

    /// The name of its [SecretKind]; a password where nothing is said.
    public static final String KIND = "secret.kind";

    private SecretFacts() {}

    /// What the requester must fetch by a one-time link, if the run opened one.
    public static Optional<OneTimeSecret> oneTimeSecret(Run run) {
        return run.find(EXPIRES_AT)
                .map(until -> new OneTimeSecret(
                        run.fact(ID),
                        new Person(run.fact(RECIPIENT), run.find(RECIPIENT_NAME).orElse(null)),
                        Instant.parse(until),
                        run.find(KIND).map(SecretKind::valueOf).orElse(SecretKind.PASSWORD)));
    }
}
