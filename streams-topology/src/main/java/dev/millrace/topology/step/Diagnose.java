package dev.millrace.topology.step;

import dev.millrace.enrichment.PreparedText;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Question;
import dev.millrace.topology.models.ReadingModels;
import java.util.Optional;

/// Says what is the matter with a new ticket and which runbook would mend it; and again, once the requester has
/// answered what was still to be known.
public final class Diagnose extends TicketStep {
    private final DeskRules rules;

    public Diagnose(DeskRules rules) {
        super(rules);
        this.rules = rules;
    }

    @Override
    Optional<TicketCommand> command(Work work) {
        PreparedText text = work.text();
        ReadingModels models = work.models();
        if (text == null || models == null || !(work.command() instanceof TicketCommand.Receive receive)) {
            return Optional.empty();
        }
        return (work.saysWhatItIsAbout(rules)
                        ? Optional.of(models.inForce().diagnose(text, receive.reading()))
                        : work.ticket().flatMap(ticket -> answered(models, text, ticket, receive.message())))
                .map(diagnosis -> new TicketCommand.Diagnose(receive.ticket(), receive.tenant(), diagnosis));
    }

    private Optional<Diagnosis> answered(
            ReadingModels models, PreparedText text, Ticket ticket, InboundMessage message) {
        Question question = ticket.question();
        Category category = ticket.category();
        return question != null
                        && !question.asksForMatter()
                        && category != null
                        && ticket.isAnsweredBy(message, rules.defaultAssignee())
                ? models.inForce().answered(text.text(), question, category, ticket.categoryConfidence())
                : Optional.empty();
    }
}
