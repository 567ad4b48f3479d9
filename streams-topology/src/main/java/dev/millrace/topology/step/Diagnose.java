package dev.millrace.topology.step;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.Text;
import dev.millrace.tickets.ticket.TicketCommand;
import java.util.Optional;

/// Says what is the matter with a new ticket and which runbook would mend it.
public final class Diagnose extends TicketStep {
    private final Enrichment enrichment;

    public Diagnose(Enrichment enrichment, DeskRules rules) {
        super(rules);
        this.enrichment = enrichment;
    }

    @Override
    Optional<TicketCommand> command(Work work) {
        Text text = work.text();
        if (text == null || !work.hasOpenedTicket()) {
            return Optional.empty();
        }
        return work.reading()
                .map(reading -> new TicketCommand.Diagnose(
                        work.command().ticket(), work.command().tenant(), enrichment.diagnose(text, reading)));
    }
}
