package dev.millrace.topology.step;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.ticket.Ticket;
import org.jspecify.annotations.Nullable;

/// Where a message belongs, now that the ticket it names can be seen.
public sealed interface Placement {
    /// It opens the ticket it names, or joins it.
    record Here(InboundMessage message) implements Placement {}

    /// It was taken before.
    record Duplicate(InboundMessage message) implements Placement {}

    /// It belongs to another ticket, and so perhaps to another partition: it goes round once more under that id.
    record Elsewhere(InboundMessage message) implements Placement {}

    /// Decides where a message belongs.
    ///
    /// What only claims to belong to a ticket (a subject's tag, a reference) joins it when its sender takes
    /// part in it; a stranger's message opens a ticket of its own that mentions the other.
    ///
    /// @param ticket the ticket that the message names, if there is one
    static Placement of(@Nullable Ticket ticket, InboundMessage message) {
        if (ticket == null) {
            return opensHere(message) ? new Here(message) : onItsOwn(message, null);
        }
        if (!ticket.tenant().equals(message.tenant())) {
            return onItsOwn(message, null);
        }
        if (ticket.hasSeen(message)) {
            return new Duplicate(message);
        }
        return switch (message.threading()) {
            case SIGNED -> new Here(message);
            case SUBJECT_TAG, REFERENCES ->
                ticket.hasParticipant(message.from()) ? new Here(message) : onItsOwn(message, ticket.id());
            case NONE ->
                ticket.conversation().equals(message.conversation())
                        ? new Here(message)
                        : new Elsewhere(
                                message.asNewTicket(message.conversation().next(), message.mentions()));
        };
    }

    /// A tag or signature must name a ticket that exists; a reference may be to a mail that never reached us.
    private static boolean opensHere(InboundMessage message) {
        return message.threading() == Threading.NONE || message.threading() == Threading.REFERENCES;
    }

    private static Placement onItsOwn(InboundMessage message, @Nullable TicketId mentioned) {
        return new Elsewhere(message.asNewTicket(message.conversation(), mentioned));
    }
}
