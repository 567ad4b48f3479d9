package dev.millrace.remediation.ledger;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.remediation.RemediationRequest;

/// A request on its way into the ledger.
///
/// @param key the run's or the approval's id: the same key is the same job
/// @param request its JSON
public record NewJob(
        String tenant, JobKind kind, String key, String ticket, String runbook, int attempt, String request) {

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
                        Json.text(execute));
            case RemediationRequest.FindConsenters find ->
                new NewJob(
                        find.tenant(),
                        JobKind.CONSENT,
                        find.approvalId(),
                        find.ticket().toString(),
                        find.runbook(),
                        0,
                        Json.text(find));
        };
    }
}
