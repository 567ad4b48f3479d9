package dev.millrace.notifier.update;

import dev.millrace.tickets.ticket.TicketCommand;
import reactor.core.publisher.Mono;

/// What we want of tickets.
public interface Commands {
    /// Sends a command; completes once the stream is sure to get it.
    Mono<Void> send(TicketCommand.FromDesk command);
}
