package dev.millrace.notifier.history;

import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.time.Instant;
import java.util.List;

/// A ticket as far as its updates have come round.
///
/// @param steps the last ones, oldest first
public record KnownTicket(Ticket ticket, List<Step> steps) {
    public KnownTicket {
        steps = List.copyOf(steps);
    }

    /// One update, without the ticket's state; long texts are shortened.
    public record Step(long version, Instant at, List<TicketEvent> events) {
        public Step {
            events = events == null ? List.of() : List.copyOf(events);
        }

        /// The step that an update is, long texts shortened.
        public static Step of(TicketUpdate update) {
            return new Step(
                    update.version(),
                    update.at(),
                    update.events().stream().map(ShortText::of).toList());
        }
    }
}
