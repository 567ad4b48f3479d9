package dev.millrace.tickets.ticket;

import java.util.Locale;

/// Where a ticket stands.
public enum TicketStatus {
    /// Arrived, not understood yet.
    NEW,
    /// Understood and diagnosed; what happens next is being decided.
    DIAGNOSED,
    /// Somebody must agree to the runbook.
    AWAITING_APPROVAL,
    /// The requester must confirm that it was he who asked.
    AWAITING_IDENTITY,
    /// A runbook runs, or waits for an outside system.
    REMEDIATING,
    /// A person has it.
    ASSIGNED,
    /// Nothing can be done until something outside happens.
    ON_HOLD,
    /// A person with more say has it.
    ESCALATED,
    /// Done; a reply reopens it.
    RESOLVED,
    /// Done for good; a late reply still finds it.
    CLOSED,
    /// Was done; the requester wrote again.
    REOPENED;

    /// As people read it within a sentence.
    String words() {
        return this == REMEDIATING
                ? "being fixed"
                : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Whether the work is done.
    public boolean isDone() {
        return this == RESOLVED || this == CLOSED;
    }
}
