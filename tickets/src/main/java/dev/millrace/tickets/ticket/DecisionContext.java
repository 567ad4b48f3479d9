package dev.millrace.tickets.ticket;

import java.time.Duration;
import java.time.Instant;

/// What a decision needs beside the ticket and the command.
///
/// @param now the time of the decision
/// @param approvalTtl how long somebody may take to agree
/// @param defaultAssignee who gets what cannot be fixed by a runbook
public record DecisionContext(Instant now, Duration approvalTtl, String defaultAssignee) {
    /// Automation has nothing more to do here.
    TicketEvent.Assigned toPerson(String reason) {
        return new TicketEvent.Assigned(defaultAssignee, reason);
    }
}
