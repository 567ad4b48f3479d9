package dev.millrace.topology.step;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.topology.models.ModelsInForce;
import dev.millrace.topology.people.KnownPeople;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;

/// Reads a message's text with the tenant's models: language, category, sentiment, entities.
public final class Understand implements FixedKeyProcessor<String, Placement, Work> {
    /// A stream begins with the models it ended with, unless they take longer than this. The thread may have a
    /// transaction open for tasks that are ready before, which the broker ends after ten seconds.
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final ModelsInForce models;
    private final DeskRules rules;
    private @Nullable FixedKeyProcessorContext<String, Work> context;
    private @Nullable KnownPeople people;

    public Understand(ModelsInForce models, DeskRules rules) {
        this.models = models;
        this.rules = rules;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Work> context) {
        this.context = context;
        this.people = KnownPeople.in(context);
        models.awaitSettled(PATIENCE);
    }

    @Override
    public void process(FixedKeyRecord<String, Placement> placed) {
        if (context == null || people == null) {
            throw new IllegalStateException("A step must be initialised before it is given work");
        }
        switch (placed.value()) {
            case Placement.Here here ->
                context.forward(placed.withValue(
                        work(here.message(), people, Instant.ofEpochMilli(context.currentSystemTimeMs()))));
            case Placement.Repeated(TicketId ticket, InboundMessage message, Instant _) ->
                context.forward(placed.withValue(
                        Work.of(new TicketCommand.RecordRepeat(ticket, message), message.traceparent())));
            case Placement.Uncompared _, Placement.Elsewhere _, Placement.Ignored _, Placement.Duplicate _ -> {}
        }
    }

    /// The message, read, as a command to its ticket.
    private Work work(InboundMessage message, KnownPeople known, Instant now) {
        ReadMessage read = ReadMessage.of(message, models, rules, known.writerOf(message, now));
        return new Work(
                new TicketCommand.Receive(message, read.reading()),
                read.text(),
                List.of(),
                message.traceparent(),
                read.models());
    }
}
