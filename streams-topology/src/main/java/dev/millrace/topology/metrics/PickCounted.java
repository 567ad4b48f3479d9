package dev.millrace.topology.metrics;

import dev.millrace.tickets.ticket.TicketUpdate;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Picks what there is to count in an update, at the time of its decision.
///
/// Records have the time of what led to them, and after an outage one partition may be worked off while another is
/// minutes behind. Windows go by the latest time of all: whatever came from the other would be too late to be counted.
final class PickCounted implements Processor<String, TicketUpdate, String, Counts> {
    private @Nullable ProcessorContext<String, Counts> context;

    @Override
    public void init(ProcessorContext<String, Counts> context) {
        this.context = context;
    }

    @Override
    public void process(Record<String, TicketUpdate> told) {
        TicketUpdate update = told.value();
        for (Counts counts : Counts.in(update)) {
            Objects.requireNonNull(context)
                    .forward(told.withValue(counts).withTimestamp(update.at().toEpochMilli()));
        }
    }
}
