package dev.millrace.policy;

import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.ticket.Ticket;

/// Says whether a ticket's runbook may run.
@FunctionalInterface
public interface Judge {
    /// What policy says of running the ticket's runbook.
    Authorisation judge(Ticket ticket);
}
