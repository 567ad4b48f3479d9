package dev.millrace.topology.step;

import dev.millrace.enrichment.PreparedText;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Reading;
import dev.millrace.topology.models.ReadingModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What travels from step to step, in memory, within one transaction: the command that came in, the text to be
/// understood if it was a message, and the updates the steps have made so far.
///
/// @param command what came in
/// @param text the message's text, cut up for the models that read it; null when the command is no message
/// @param updates what the steps decided so far, oldest first
/// @param traceparent W3C trace context of what came in
/// @param models that read the message, from its first step to its last; null when the command is no message
public record Work(
        TicketCommand command,
        @Nullable PreparedText text,
        List<TicketUpdate> updates,
        @Nullable String traceparent,
        @Nullable ReadingModels models) {
    public Work {
        updates = List.copyOf(updates);
    }

    /// A command without a text.
    public static Work of(TicketCommand command, @Nullable String traceparent) {
        return new Work(command, null, List.of(), traceparent, null);
    }

    Work and(TicketUpdate update) {
        List<TicketUpdate> more = new ArrayList<>(updates);
        more.add(update);
        return new Work(command, text, more, traceparent, models);
    }

    /// The ticket after the last step, if a step has changed it.
    Optional<Ticket> ticket() {
        return updates.isEmpty()
                ? Optional.empty()
                : Optional.of(updates.getLast().ticket());
    }

    /// Whether this message has just opened its ticket, so that it is to be worked up to a decision.
    boolean hasOpenedTicket() {
        return updates.stream()
                .flatMap(update -> update.events().stream())
                .anyMatch(TicketEvent.Opened.class::isInstance);
    }

    /// Whether this message is the one to be worked up to a decision: it has opened its ticket, or it says at last what
    /// that is about. A requester who only greeted is asked for it once, however often he greets.
    boolean saysWhatItIsAbout(DeskRules rules) {
        return hasOpenedTicket()
                || (command instanceof TicketCommand.Receive receive
                        && ticket().filter(ticket -> isWaitedFor(receive, ticket, rules))
                                .isPresent()
                        && tellsMatter(receive.reading()));
    }

    /// A person may know better what it is about than what its requester writes next was read as.
    private static boolean isWaitedFor(TicketCommand.Receive receive, Ticket ticket, DeskRules rules) {
        return ticket.asksForMatter()
                && ticket.isAnsweredBy(receive.message(), rules.defaultAssignee())
                && ticket.category() == receive.reading().category().value();
    }

    /// Whoever only greeted may go on with "?" or "one moment": he is still to say what it is about.
    private boolean tellsMatter(Reading reading) {
        if (text == null || models == null || text.isGreeting()) {
            return false;
        }
        Diagnosis diagnosis = models.inForce().diagnose(text, reading);
        return !diagnosis.unsure() || diagnosis.question() != null || diagnosis.proposesRunbook();
    }

    /// What a step has said, if it has said anything of that kind.
    <T extends TicketEvent> Optional<T> said(Class<T> kind) {
        return updates.stream()
                .flatMap(update -> update.events().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    /// What was read out of the text.
    Optional<Reading> reading() {
        return command instanceof TicketCommand.Receive receive ? Optional.of(receive.reading()) : Optional.empty();
    }
}
