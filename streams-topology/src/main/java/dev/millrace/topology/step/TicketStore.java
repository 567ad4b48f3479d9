package dev.millrace.topology.step;

import dev.millrace.tickets.ticket.DecisionContext;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketEvent;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// The tickets of a partition, and the one way to change one: a command is decided, its events are folded, the
/// ticket is stored, and the update goes on its way.
final class TicketStore {
    /// The store's name.
    static final String NAME = "tickets";

    private final KeyValueStore<String, Ticket> tickets;
    private final ProcessingContext context;
    private final DeskRules rules;

    TicketStore(ProcessingContext context, KeyValueStore<String, Ticket> tickets, DeskRules rules) {
        this.context = context;
        this.tickets = tickets;
        this.rules = rules;
    }

    @Nullable
    Ticket find(String id) {
        return tickets.get(id);
    }

    /// Feeds a command to its ticket.
    ///
    /// @return the work with the update that followed, or as it was when nothing did
    Work decide(Work work, TicketCommand command) {
        Ticket before = tickets.get(command.ticket().toString());
        Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
        List<TicketEvent> events =
                Ticket.decide(before, command, new DecisionContext(now, rules.approvalTtl(), rules.defaultAssignee()));
        return Ticket.update(before, events, now, work.traceparent())
                .map(update -> {
                    tickets.put(update.ticketId().toString(), update.ticket());
                    return work.and(update);
                })
                .orElse(work);
    }
}
