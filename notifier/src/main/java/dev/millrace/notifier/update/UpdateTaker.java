package dev.millrace.notifier.update;

import dev.millrace.tickets.ticket.TicketUpdate;
import reactor.core.publisher.Mono;

/// Somebody who must have done his part with an update before its offset is committed.
///
/// Takers are called in the order of their `@Order`, one update of a ticket after the other; an update may come again.
public interface UpdateTaker {
    /// Does the taker's part. Completes once it is safe.
    Mono<Void> take(TicketUpdate update);
}
