package dev.millrace.topology.step;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.ticket.MergedTicket;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.util.List;
import java.util.stream.Stream;

/// Carries what two tickets have to say to each other when one is to be merged into the other: they may lie in
/// different partitions, so each hears of the other by a command, in the transaction of what it decided.
public final class AgreeOnMerge {
    private AgreeOnMerge() {}

    /// What a piece of work has to tell another ticket.
    public static List<TicketCommand.FromDesk> commands(Work work) {
        return work.command() instanceof TicketCommand.MergeIn asked
                ? List.of(answer(work, asked))
                : work.updates().stream().flatMap(AgreeOnMerge::requests).toList();
    }

    private static Stream<TicketCommand.FromDesk> requests(TicketUpdate update) {
        Ticket ticket = update.ticket();
        return update.events().stream()
                .filter(TicketEvent.MergeRequested.class::isInstance)
                .map(TicketEvent.MergeRequested.class::cast)
                .map(requested -> new TicketCommand.MergeIn(
                        requested.target(),
                        ticket.tenant(),
                        MergedTicket.with(ticket),
                        requested.by(),
                        requested.reason(),
                        requested.request()));
    }

    /// A ticket that is not there, or not the tenant's, says nothing.
    private static TicketCommand.FromDesk answer(Work work, TicketCommand.MergeIn asked) {
        TicketId source = asked.tickets().getFirst().ticket();
        if (work.said(TicketEvent.MergedIn.class).isPresent()) {
            return new TicketCommand.ConfirmMerge(source, asked.tenant(), asked.ticket());
        }
        String reason = work.said(TicketEvent.CommandRefused.class)
                .map(TicketEvent.CommandRefused::reason)
                .orElse("there is no such ticket");
        return new TicketCommand.DeclineMerge(source, asked.tenant(), asked.ticket(), asked.request(), reason);
    }
}
