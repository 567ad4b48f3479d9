package dev.millrace.topology.step;

import dev.millrace.enrichment.Text;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.topology.models.ReadingModels;
import java.util.Optional;

/// Says what is the matter with a new ticket and which runbook would mend it.
public final class Diagnose extends TicketStep {
    public Diagnose(DeskRules rules) {
        super(rules);
    }

    @Override
    Optional<TicketCommand> command(Work work) {
        Text text = work.text();
        ReadingModels models = work.models();
        if (text == null || models == null || !work.hasOpenedTicket()) {
            return Optional.empty();
        }
        return work.reading()
                .map(reading -> new TicketCommand.Diagnose(
                        work.command().ticket(),
                        work.command().tenant(),
                        models.inForce().diagnose(text, reading)));
    }
}
