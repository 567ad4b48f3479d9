package dev.millrace.topology.step;

import dev.millrace.enrichment.PreparedText;
import dev.millrace.enrichment.Understanding;
import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.PriorityVerdict;
import dev.millrace.tickets.understanding.Reading;
import dev.millrace.tickets.understanding.SideBySide;
import dev.millrace.tickets.understanding.Verdict;
import dev.millrace.topology.models.ReadingModels;
import java.util.Optional;

/// Lets models in shadow read a new ticket's message too, and notes what both say. Whatever goes wrong here
/// concerns the shadow alone.
public final class Compare extends TicketStep {
    public Compare(DeskRules rules) {
        super(rules);
    }

    @Override
    Optional<TicketCommand> command(Work work) {
        ReadingModels models = work.models();
        PreparedText text = work.text();
        if (models == null || models.shadow() == null || text == null || !work.hasOpenedTicket()) {
            return Optional.empty();
        }
        ReadingModels.Shadow shadow = models.shadow();
        if (!shadow.reads(work.command().ticket())) {
            return Optional.empty();
        }
        return inForce(models, work)
                .flatMap(verdict -> beside(shadow, verdict, text.text()))
                .map(verdicts -> new TicketCommand.Compare(
                        work.command().ticket(), work.command().tenant(), verdicts));
    }

    private static Optional<SideBySide> beside(ReadingModels.Shadow shadow, Verdict inForce, Text text) {
        try {
            Understanding understanding = shadow.enrichment().understand(text);
            SideBySide verdicts = new SideBySide(
                    inForce,
                    Verdict.of(
                            ReadingModels.nameOf(shadow.enrichment()),
                            understanding.reading(),
                            understanding.priority(),
                            understanding.diagnosis()));
            shadow.care().read(verdicts);
            return Optional.of(verdicts);
        } catch (RuntimeException | StackOverflowError broken) {
            shadow.care().failed(broken);
            return Optional.empty();
        }
    }

    /// What the steps before have said of this message.
    private static Optional<Verdict> inForce(ReadingModels models, Work work) {
        Reading reading = work.reading().orElse(null);
        PriorityVerdict priority = work.said(TicketEvent.Prioritised.class)
                .map(TicketEvent.Prioritised::priority)
                .orElse(null);
        Diagnosis diagnosis = work.said(TicketEvent.Diagnosed.class)
                .map(TicketEvent.Diagnosed::diagnosis)
                .orElse(null);
        return reading == null || priority == null || diagnosis == null
                ? Optional.empty()
                : Optional.of(Verdict.of(models.version(), reading, priority, diagnosis));
    }
}
