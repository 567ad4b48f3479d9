package dev.millrace.topology.step;

import dev.millrace.tickets.ticket.TicketCommand;
import java.util.Optional;

/// Feeds what came in (a message, a command, an outcome, a timer) to its ticket.
public final class Decide extends TicketStep {
    public Decide(DeskRules rules) {
        super(rules);
    }

    @Override
    Optional<TicketCommand> command(Work work) {
        return Optional.of(work.command());
    }
}
