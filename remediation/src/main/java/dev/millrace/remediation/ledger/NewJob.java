package dev.millrace.remediation.ledger;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.remediation.RemediationRequest;
import dev.millrace.tickets.understanding.Diagnosis;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A request on its way into the ledger.
///
/// @param key the run's or the approval's id: the same key is the same job
/// @param subject the account or group that a run acts on, in a form in which the same one looks the same; null for a
///     question
/// @param request its JSON
public record NewJob(
        String tenant,
        JobKind kind,
        String key,
        String ticket,
        String runbook,
        int attempt,
        @Nullable String subject,
        String request) {

    public static NewJob of(RemediationRequest request) {
        return switch (request) {
            case RemediationRequest.Execute execute ->
                new NewJob(
                        execute.tenant(),
                        JobKind.RUN,
                        execute.runId(),
                        execute.ticket().toString(),
                        execute.runbook(),
                        execute.attempt(),
                        subject(execute),
                        Json.text(execute));
            case RemediationRequest.FindConsenters find ->
                new NewJob(
                        find.tenant(),
                        JobKind.CONSENT,
                        find.approvalId(),
                        find.ticket().toString(),
                        find.runbook(),
                        0,
                        null,
                        Json.text(find));
        };
    }

    /// An account is named by its address or its user name; what stands before the `@` tells them together. Two
    /// accounts that share it only wait for one another.
    private static String subject(RemediationRequest.Execute execute) {
        String target = execute.target().strip().toLowerCase(Locale.ROOT);
        String named = target.equals(Diagnosis.SENDER) ? execute.requester().key() : target;
        int at = named.indexOf('@');
        return at > 0 ? named.substring(0, at) : named;
    }
}
