package dev.millrace.tickets.ticket;

import dev.millrace.tickets.signature.ConsentCodes;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// What a decision needs beside the ticket and the command.
///
/// @param now the time of the decision
/// @param approvalTtl how long somebody may take to agree
/// @param defaultAssignee who gets what cannot be fixed by a runbook
/// @param codes by which people answer where a link is of no use
/// @param technicians addresses of the tenant's technicians, in lower case
public record DecisionContext(
        Instant now, Duration approvalTtl, String defaultAssignee, ConsentCodes codes, Set<String> technicians) {
    public DecisionContext {
        technicians = Set.copyOf(technicians);
    }

    /// A desk whose technicians do not write mails.
    public DecisionContext(Instant now, Duration approvalTtl, String defaultAssignee, ConsentCodes codes) {
        this(now, approvalTtl, defaultAssignee, codes, Set.of());
    }

    /// Automation has nothing more to do here.
    TicketEvent.Assigned toPerson(String reason) {
        return new TicketEvent.Assigned(defaultAssignee, reason);
    }

    /// A runbook has nothing more to do here: whoever had the ticket when somebody chose the runbook has it again.
    TicketEvent.Assigned backToPerson(Ticket ticket, String reason) {
        return ticket.wish() == null || ticket.wish().assignee() == null
                ? toPerson(reason)
                : new TicketEvent.Assigned(ticket.wish().assignee(), reason);
    }
}
