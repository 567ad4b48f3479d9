package dev.millrace.topology.step;

import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketCommand;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// A step that may have a command for the ticket that the work is about.
abstract class TicketStep implements FixedKeyProcessor<String, Work, Work> {
    private final DeskRules rules;
    private @Nullable FixedKeyProcessorContext<String, Work> context;
    private @Nullable TicketStore tickets;

    TicketStep(DeskRules rules) {
        this.rules = rules;
    }

    @Override
    public final void init(FixedKeyProcessorContext<String, Work> context) {
        KeyValueStore<String, Ticket> store = context.getStateStore(TicketStore.NAME);
        this.context = context;
        this.tickets = new TicketStore(context, store, rules);
    }

    @Override
    public final void process(FixedKeyRecord<String, Work> step) {
        if (context == null || tickets == null) {
            throw new IllegalStateException("A step must be initialised before it is given work");
        }
        TicketStore store = tickets;
        Work work = step.value();
        Work done = command(work).map(command -> store.decide(work, command)).orElse(work);
        context.forward(step.withValue(done));
    }

    /// What this step has to say to the ticket, if anything.
    abstract Optional<TicketCommand> command(Work work);
}
