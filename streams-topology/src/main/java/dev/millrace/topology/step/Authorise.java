package dev.millrace.topology.step;

import dev.millrace.policy.Case;
import dev.millrace.policy.Judge;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketStatus;
import java.util.Optional;

/// Asks policy whether the diagnosed runbook may run.
public final class Authorise extends TicketStep {
    private final Judge policy;

    public Authorise(Judge policy, DeskRules rules) {
        super(rules);
        this.policy = policy;
    }

    @Override
    Optional<TicketCommand> command(Work work) {
        return work.ticket()
                .filter(ticket -> ticket.status() == TicketStatus.DIAGNOSED)
                .map(this::authorise);
    }

    private TicketCommand authorise(Ticket ticket) {
        return new TicketCommand.Authorise(ticket.id(), ticket.tenant(), policy.judge(Case.of(ticket)));
    }
}
