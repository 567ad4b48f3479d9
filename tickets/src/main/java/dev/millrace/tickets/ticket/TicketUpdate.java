package dev.millrace.tickets.ticket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.millrace.tickets.id.TicketId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One step in a ticket's life: the value of `tickets.updates`.
///
/// @param ticketId the record's key
/// @param tenant whose ticket
/// @param version grows by one with each update of the ticket, from 1
/// @param at when the stream decided it
/// @param events what happened, with the texts it brought
/// @param ticket the ticket afterwards, without texts
/// @param traceparent W3C trace context of what caused it
@JsonIgnoreProperties(ignoreUnknown = true)
public record TicketUpdate(
        TicketId ticketId,
        String tenant,
        long version,
        Instant at,
        List<TicketEvent> events,
        Ticket ticket,
        @Nullable String traceparent) {
    public TicketUpdate {
        events = events == null ? List.of() : List.copyOf(events);
    }
}
