package dev.millrace.topology.step;

import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.ticket.Ticket;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the ticket a message names: lets it on, drops what was taken before, sends round what belongs
/// elsewhere.
public final class Deduplicate implements FixedKeyProcessor<String, InboundMessage, Placement> {
    private static final Logger LOG = LoggerFactory.getLogger(Deduplicate.class);

    private @Nullable FixedKeyProcessorContext<String, Placement> context;
    private @Nullable KeyValueStore<String, Ticket> tickets;

    @Override
    public void init(FixedKeyProcessorContext<String, Placement> context) {
        this.context = context;
        this.tickets = context.getStateStore(TicketStores.TICKETS);
    }

    @Override
    public void process(FixedKeyRecord<String, InboundMessage> arrival) {
        if (context == null || tickets == null) {
            throw new IllegalStateException("A step must be initialised before it is given work");
        }
        InboundMessage message = arrival.value();
        Placement placement = Placement.of(tickets.get(message.ticket().toString()), message);
        switch (placement) {
            case Placement.Here _, Placement.Elsewhere _ -> context.forward(arrival.withValue(placement));
            case Placement.Duplicate _ -> LOG.debug("A message of ticket {} came again; dropped", message.ticket());
        }
    }
}
