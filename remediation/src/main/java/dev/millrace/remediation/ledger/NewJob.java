package dev.millrace.remediation.ledger;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.remediation.RemediationRequest;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Priority;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A request on its way into the ledger.
///
/// @param key the run's or the approval's id: the same key is the same job
/// @param subject the account or group that a run acts on, in a form in which the same one looks the same; null for a
///     question
/// @param patience how many seconds it gives way to others of its tenant that use the same systems
/// @param request its JSON
public record NewJob(
        String tenant,
        JobKind kind,
        String key,
        String ticket,
        String runbook,
        int attempt,
        @Nullable String subject,
        int patience,
        String request) {
    private static final int LONGEST_SUBJECT = 200;

    /// What becomes of a request in the ledger.
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
                        patience(execute.priority()),
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
                        0,
                        Json.text(find));
        };
    }

    /// The urgent overtake, and nobody waits for ever: whoever waited longer by the difference goes first.
    private static int patience(@Nullable Priority priority) {
        return switch (priority) {
            case P1 -> 0;
            case P2 -> 120;
            case P3 -> 600;
            case P4 -> 1_800;
            case null -> 600;
        };
    }

    /// An account is named by its address or its user name; what stands before the `@` tells them together. Two
    /// accounts that share it only wait for one another. Where the two names differ, the account itself tells, once
    /// a run has found it and begins to change it.
    private static String subject(RemediationRequest.Execute execute) {
        String target = execute.target().strip().toLowerCase(Locale.ROOT);
        String named = target.equals(Diagnosis.SENDER) ? execute.requester().key() : target;
        int at = named.indexOf('@');
        return indexed(at > 0 ? named.substring(0, at) : named);
    }

    /// What is too long for an index is known by its hash.
    static String indexed(String name) {
        return name.length() > LONGEST_SUBJECT ? hash(name) : name;
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
