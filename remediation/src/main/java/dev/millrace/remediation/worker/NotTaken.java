package dev.millrace.remediation.worker;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.NobodyToAsk;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a ticket is told of a request that can never be taken: that it failed, and nothing was done. Else it would wait
/// for an answer for ever.
final class NotTaken {
    private static final String FIRST_STEP = "start";

    private NotTaken() {}

    /// The answer to a request; empty where it does not even tell whom to answer.
    ///
    /// @param request as it came, of whatever shape
    static Optional<RemediationOutcome> outcome(JsonNode request, Throwable error) {
        String tenant = text(request, "tenant");
        return tenant == null
                ? Optional.empty()
                : ticket(request).flatMap(ticket -> outcome(request, ticket, tenant, error));
    }

    private static Optional<RemediationOutcome> outcome(
            JsonNode request, TicketId ticket, String tenant, Throwable error) {
        String reason = "the request could not be taken (%s); see the log".formatted(Driver.name(error));
        String trace = text(request, "traceparent");
        String run = text(request, "runId");
        if (run != null) {
            return Optional.of(new Failed(ticket, tenant, run, 1, FIRST_STEP, reason, true, List.of(), null, trace));
        }
        return Optional.ofNullable(text(request, "approvalId"))
                .map(question -> new NobodyToAsk(ticket, tenant, question, reason, trace));
    }

    private static Optional<TicketId> ticket(JsonNode request) {
        try {
            return Optional.ofNullable(text(request, "ticket")).map(TicketId::parse);
        } catch (IllegalArgumentException noTicket) {
            return Optional.empty();
        }
    }

    private static @Nullable String text(JsonNode request, String field) {
        JsonNode value = request.path(field);
        return value.isString() ? value.stringValue() : null;
    }
}
