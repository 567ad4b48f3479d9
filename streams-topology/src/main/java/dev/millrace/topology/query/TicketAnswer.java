package dev.millrace.topology.query;

import dev.millrace.tickets.ticket.Ticket;

/// What a query found.
sealed interface TicketAnswer {
    /// The ticket, from the store that owns it or from a copy.
    ///
    /// @param stale whether a copy answered, which may lag behind
    record Found(Ticket ticket, boolean stale) implements TicketAnswer {}

    record NoSuchTicket() implements TicketAnswer {}

    /// Another instance has it.
    record Elsewhere(String host, int port) implements TicketAnswer {}

    /// Its partition is being moved or restored; a moment later it is there.
    record NotNow(String reason) implements TicketAnswer {}
}
