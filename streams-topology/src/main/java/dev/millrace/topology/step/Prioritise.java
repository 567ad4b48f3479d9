package dev.millrace.topology.step;

import dev.millrace.enrichment.PreparedText;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.topology.models.ReadingModels;
import java.util.Optional;

/// Says how soon a new ticket must be worked on; and again, once whoever only greeted has said what it is about.
public final class Prioritise extends TicketStep {
    private final DeskRules rules;

    public Prioritise(DeskRules rules) {
        super(rules);
        this.rules = rules;
    }

    @Override
    Optional<TicketCommand> command(Work work) {
        PreparedText text = work.text();
        ReadingModels models = work.models();
        if (text == null || models == null || !work.saysWhatItIsAbout(rules)) {
            return Optional.empty();
        }
        return work.reading()
                .map(reading -> new TicketCommand.Prioritise(
                        work.command().ticket(),
                        work.command().tenant(),
                        models.inForce().prioritise(text, reading)));
    }
}
