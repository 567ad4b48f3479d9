package dev.millrace.topology.step;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.RepeatedMail;
import dev.millrace.tickets.ticket.Ticket;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the ticket a message names: lets it on, sends round what belongs elsewhere, sets aside what
/// nobody wants a ticket of and mails that were taken before, and drops what else was.
public final class Deduplicate implements FixedKeyProcessor<String, InboundMessage, Placement> {
    private static final Logger LOG = LoggerFactory.getLogger(Deduplicate.class);

    private final PlacementRules rules;
    private @Nullable FixedKeyProcessorContext<String, Placement> context;
    private @Nullable KeyValueStore<String, Ticket> tickets;
    /// Counts the mails that were taken under another id.
    private @Nullable Sensor leftOut;

    public Deduplicate(DeskRules rules) {
        this.rules = new PlacementRules(rules);
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Placement> context) {
        this.context = context;
        this.tickets = context.getStateStore(TicketStores.TICKETS);
        this.leftOut = context.metrics()
                .addRateTotalSensor("mail", String.valueOf(context.taskId()), "left-out", Sensor.RecordingLevel.INFO);
    }

    @Override
    public void process(FixedKeyRecord<String, InboundMessage> arrival) {
        if (context == null || tickets == null) {
            throw new IllegalStateException("A step must be initialised before it is given work");
        }
        InboundMessage message = arrival.value();
        RepeatedMail repeats = message.repeats();
        TicketId id = repeats == null ? message.ticket() : repeats.ticket();
        Placement placement =
                rules.place(tickets.get(id.toString()), message, Instant.ofEpochMilli(context.currentSystemTimeMs()));
        if (placement instanceof Placement.Repeated) {
            Objects.requireNonNull(leftOut).record();
        }
        switch (placement) {
            case Placement.Here _,
                    Placement.Uncompared _,
                    Placement.Elsewhere _,
                    Placement.Repeated _,
                    Placement.Ignored _ -> context.forward(arrival.withValue(placement));
            case Placement.Duplicate _
            when message.channel() == Channel.EMAIL -> context.forward(arrival.withValue(placement));
            case Placement.Duplicate _ -> LOG.debug("A message of ticket {} came again; dropped", message.ticket());
        }
    }
}
