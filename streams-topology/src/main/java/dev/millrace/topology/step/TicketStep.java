package dev.millrace.topology.step;

import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// A step that may have a command for the ticket that the work is about: the command is decided, its events are
/// folded, and the update travels on with the work.
///
/// Nothing is stored here. A later step may still fail, and its record be put aside; the ticket must then be as
/// it was. [Remember] stores it when all steps are done.
abstract class TicketStep implements FixedKeyProcessor<String, Work, Work> {
    private final DeskRules rules;
    private @Nullable FixedKeyProcessorContext<String, Work> context;
    private @Nullable KeyValueStore<String, Ticket> tickets;

    TicketStep(DeskRules rules) {
        this.rules = rules;
    }

    @Override
    public final void init(FixedKeyProcessorContext<String, Work> context) {
        this.context = context;
        this.tickets = context.getStateStore(TicketStores.TICKETS);
    }

    @Override
    public final void process(FixedKeyRecord<String, Work> step) {
        if (context == null || tickets == null) {
            throw new IllegalStateException("A step must be initialised before it is given work");
        }
        Work work = step.value();
        Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
        KeyValueStore<String, Ticket> store = tickets;
        Work done = command(work)
                .map(command -> decide(
                        work,
                        command,
                        work.ticket().orElseGet(() -> store.get(command.ticket().toString())),
                        now))
                .orElse(work);
        context.forward(step.withValue(done));
    }

    private Work decide(Work work, TicketCommand command, @Nullable Ticket before, Instant now) {
        List<TicketEvent> events = Ticket.decide(before, command, rules.at(now, command.tenant()));
        return Ticket.update(before, events, now, work.traceparent())
                .map(work::and)
                .orElse(work);
    }

    /// What this step has to say to the ticket, if anything.
    abstract Optional<TicketCommand> command(Work work);
}
