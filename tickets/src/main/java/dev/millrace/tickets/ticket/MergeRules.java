package dev.millrace.tickets.ticket;

import static dev.millrace.tickets.ticket.Refusal.refuse;

import dev.millrace.tickets.id.TicketId;
import java.util.ArrayList;
import java.util.List;

/// How two tickets become one. The one asks, the other answers, the one ends: each step is an event of the ticket that
/// takes it, and a command to the other.
///
/// No merges ever make a circle. A ticket that has asked lets none in before it has its answer, and none after it was
/// merged; so each asks later than it let the last one in, and whoever follows the merges goes forward in time.
final class MergeRules {
    /// How many tickets one may hold, those that came with others counted: their requesters are all answered.
    static final int MOST = 32;

    private MergeRules() {}

    static List<TicketEvent> ask(Ticket ticket, TicketCommand.Merge command) {
        PendingMerge pending = ticket.merging();
        if (ticket.mergedInto() != null) {
            return refuse(command, "it was merged into %s already".formatted(ticket.mergedInto()));
        }
        if (command.target().equals(ticket.id())) {
            return refuse(command, "a ticket cannot be merged into itself");
        }
        if (pending != null && !pending.target().equals(command.target())) {
            return refuse(command, "it is just being merged into %s".formatted(pending.target()));
        }
        if (ticket.status() == TicketStatus.CLOSED) {
            return refuse(command, "it is closed: reopen it first");
        }
        if (isAtWork(ticket)) {
            return refuse(command, "a run is under way: wait for its end, or cancel it");
        }
        int request = pending == null ? 1 : pending.request() + 1;
        return List.of(new TicketEvent.MergeRequested(command.target(), command.by(), command.reason(), request));
    }

    /// What a run still does belongs to the ticket that asked for it, where people look for it.
    private static boolean isAtWork(Ticket ticket) {
        Run run = ticket.run();
        return ticket.status() == TicketStatus.REMEDIATING || (run != null && run.underWay());
    }

    /// Asked once more, it says yes once more, whatever has become of it since: the first answer was lost.
    static List<TicketEvent> takeIn(Ticket ticket, TicketCommand.MergeIn command) {
        TicketId source = command.tickets().getFirst().ticket();
        if (!holds(ticket, source)) {
            if (ticket.mergedInto() != null) {
                return refuse(command, "it was merged into %s itself".formatted(ticket.mergedInto()));
            }
            if (ticket.merging() != null) {
                return refuse(
                        command,
                        "it is just being merged into %s itself"
                                .formatted(ticket.merging().target()));
            }
            if (ticket.status() == TicketStatus.CLOSED) {
                return refuse(command, "it is closed: reopen it first");
            }
            if (with(ticket.merged(), command.tickets()).size() > MOST) {
                return refuse(command, "it would hold more than %d others".formatted(MOST));
            }
        }
        return List.of(new TicketEvent.MergedIn(source, command.tickets(), command.by(), command.reason()));
    }

    private static boolean holds(Ticket ticket, TicketId source) {
        return ticket.merged().stream().anyMatch(merged -> merged.ticket().equals(source));
    }

    /// What was decided meanwhile, even its end, does not change that the other ticket has it.
    static List<TicketEvent> confirmed(Ticket ticket, TicketCommand.ConfirmMerge command) {
        PendingMerge pending = ticket.merging();
        if (command.target().equals(ticket.mergedInto())) {
            return List.of();
        }
        return pending != null && pending.target().equals(command.target())
                ? List.of(new TicketEvent.Merged(pending.target(), pending.by(), pending.reason()))
                : refuse(command, "no merge into %s was asked for".formatted(command.target()));
    }

    /// Whoever wanted it finds the reason where he finds that of every command that is refused.
    static List<TicketEvent> declined(Ticket ticket, TicketCommand.DeclineMerge command) {
        PendingMerge pending = ticket.merging();
        if (pending == null || !pending.target().equals(command.target()) || pending.request() != command.request()) {
            return List.of();
        }
        return List.of(
                new TicketEvent.MergeDeclined(command.target()),
                new TicketEvent.CommandRefused(
                        "merge", "ticket %s cannot take it in: %s".formatted(command.target(), command.reason())));
    }

    /// One list after the other, each ticket once; what comes later is newer.
    static List<MergedTicket> with(List<MergedTicket> held, List<MergedTicket> more) {
        List<MergedTicket> all = new ArrayList<>(held);
        for (MergedTicket ticket : more) {
            all.removeIf(before -> before.ticket().equals(ticket.ticket()));
            all.add(ticket);
        }
        return List.copyOf(all);
    }
}
