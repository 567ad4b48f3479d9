package dev.millrace.remediation.secret;

import dev.millrace.remediation.runbook.Run;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.RemediationOutcome.SecretKind;

/// A secret on its way into the store.
///
/// @param runId the run it belongs to; a run has one at most
/// @param recipient who is sent its link
/// @param language of the page that shows it, where the reader's browser does not say
/// @param kind what it is
/// @param text the secret itself
public record NewSecret(String tenant, String runId, Person recipient, String language, SecretKind kind, String text) {
    /// What a run hands out, to whom its earlier steps have found.
    public static NewSecret of(Run run, SecretKind kind, String text) {
        return new NewSecret(
                run.request().tenant(),
                run.request().runId(),
                new Person(
                        run.fact(SecretFacts.RECIPIENT),
                        run.find(SecretFacts.RECIPIENT_NAME).orElse(null)),
                run.request().language(),
                kind,
                text);
    }

    @Override
    public String toString() {
        return "NewSecret[runId=" + runId + "]";
    }
}
