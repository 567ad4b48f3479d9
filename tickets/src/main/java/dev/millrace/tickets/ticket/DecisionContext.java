package dev.millrace.tickets.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// What a decision needs beside the ticket and the command.
///
/// @param now the time of the decision
/// @param approvalTtl how long somebody may take to agree
/// @param defaultAssignee who gets what cannot be fixed by a runbook
/// @param technicians addresses of the tenant's technicians, in lower case
public record DecisionContext(Instant now, Duration approvalTtl, String defaultAssignee, Set<String> technicians) {
    public DecisionContext {
        technicians = Set.copyOf(technicians);
    }

    /// A desk whose technicians do not write mails.
    public DecisionContext(Instant now, Duration approvalTtl, String defaultAssignee) {
        this(now, approvalTtl, defaultAssignee, Set.of());
    }

    /// Automation has nothing more to do here.
    TicketEvent.Assigned toPerson(String reason) {
        return new TicketEvent.Assigned(defaultAssignee, reason);
    }
}
