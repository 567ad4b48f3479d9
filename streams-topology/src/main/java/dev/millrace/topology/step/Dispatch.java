package dev.millrace.topology.step;

import dev.millrace.tickets.remediation.RemediationRequest;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Turns what was decided into requests to remediation.
public final class Dispatch {
    private Dispatch() {}

    /// The requests that follow from the updates of a piece of work.
    public static List<RemediationRequest> requests(Work work) {
        return work.updates().stream().flatMap(Dispatch::requests).toList();
    }

    private static Stream<RemediationRequest> requests(TicketUpdate update) {
        return update.events().stream().flatMap(event -> switch (event) {
            case TicketEvent.ConsentRequested requested -> Stream.of(findConsenters(update, requested));
            case TicketEvent.RemediationRequested requested -> Stream.of(execute(update, requested));
            default -> Stream.empty();
        });
    }

    private static RemediationRequest findConsenters(TicketUpdate update, TicketEvent.ConsentRequested event) {
        Ticket ticket = update.ticket();
        return new RemediationRequest.FindConsenters(
                ticket.id(),
                ticket.tenant(),
                event.approvalId(),
                event.consent(),
                event.roles(),
                event.quorum(),
                event.runbook(),
                event.target(),
                ticket.requester(),
                event.expiresAt(),
                event.within(),
                update.traceparent());
    }

    private static RemediationRequest execute(TicketUpdate update, TicketEvent.RemediationRequested event) {
        Ticket ticket = update.ticket();
        return new RemediationRequest.Execute(
                ticket.id(),
                ticket.tenant(),
                event.runId(),
                event.attempt(),
                event.runbook(),
                event.target(),
                ticket.wish() == null ? Map.of() : ticket.wish().parameters(),
                ticket.requester(),
                ticket.assurance(),
                event.authorisation(),
                event.consentBy(),
                event.consents(),
                event.content(),
                event.agreedAtDesk(),
                ticket.priority(),
                Objects.requireNonNullElse(ticket.language(), "en"),
                event.at(),
                ticket.wish() == null ? null : ticket.wish().by(),
                ticket.circumstances(),
                update.traceparent());
    }
}
