package dev.millrace.intake;

import dev.millrace.tickets.message.IgnoredMail;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.ticket.TicketCommand;
import reactor.core.publisher.Mono;

/// Where the doors hand messages over.
public interface Inbound {
    /// Completes once the message is safe: written to all in-sync replicas. Fails otherwise; the caller then
    /// hands the same message over again, or says that it was not taken.
    Mono<Void> accept(InboundMessage message);

    /// Completes once what is wanted of a ticket, or is to stand in its history, is safe: written to all in-sync
    /// replicas.
    Mono<Void> command(TicketCommand.FromDesk command);

    /// Completes once it is safe that a mail was ignored, and why.
    Mono<Void> ignore(IgnoredMail mail);
}
