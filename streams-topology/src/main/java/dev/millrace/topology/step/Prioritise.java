package dev.millrace.topology.step;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.Text;
import dev.millrace.tickets.ticket.TicketCommand;
import java.util.Optional;

/// Says how soon a new ticket must be worked on.
public final class Prioritise extends TicketStep {
    private final Enrichment enrichment;

    public Prioritise(Enrichment enrichment, DeskRules rules) {
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
                .map(reading -> new TicketCommand.Prioritise(
                        work.command().ticket(), work.command().tenant(), enrichment.prioritise(text, reading)));
    }
}
