package dev.millrace.topology.step;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.tickets.ticket.Timer;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Stores the ticket as the steps left it and sets the timers that follow from what was decided. The last step that may
/// meet what it cannot work with, so that all of a message's steps are remembered or none. What follows only passes on
/// what was made here; were that to fail, nothing would take back what was remembered.
///
/// Timers are never cancelled: a ticket that has moved on says nothing to one that fires late.
public final class Remember implements FixedKeyProcessor<String, Work, Work> {
    private final DeskRules rules;
    private @Nullable FixedKeyProcessorContext<String, Work> context;
    private @Nullable KeyValueStore<String, Ticket> tickets;
    private @Nullable KeyValueStore<String, byte[]> timers;

    public Remember(DeskRules rules) {
        this.rules = rules;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Work> context) {
        this.context = context;
        this.tickets = context.getStateStore(TicketStores.TICKETS);
        this.timers = context.getStateStore(TicketStores.TIMERS);
    }

    @Override
    public void process(FixedKeyRecord<String, Work> done) {
        done.value()
                .ticket()
                .ifPresent(ticket ->
                        Objects.requireNonNull(tickets).put(ticket.id().toString(), ticket));
        for (TicketUpdate update : done.value().updates()) {
            update.events().forEach(event -> set(update, event));
        }
        Objects.requireNonNull(context).forward(done);
    }

    private void set(TicketUpdate update, TicketEvent event) {
        Ticket ticket = update.ticket();
        switch (event) {
            case TicketEvent.Authorised authorised
            when !(authorised.authorisation() instanceof Authorisation.Never) && ticket.answerable() ->
                put(ticket, Timer.ACKNOWLEDGE, update.at().plus(rules.acknowledgeAfter()), null);
            case TicketEvent.ConsentRequested requested ->
                put(ticket, Timer.APPROVAL_EXPIRY, requested.expiresAt(), requested.approvalId());
            case TicketEvent.ConsentersFound anew
            when anew.expiresAt() != null -> put(ticket, Timer.APPROVAL_EXPIRY, anew.expiresAt(), anew.approvalId());
            case TicketEvent.Resolved resolved ->
                put(
                        ticket,
                        Timer.AUTO_CLOSE,
                        resolved.at().plus(rules.closeAfter()),
                        resolved.at().toString());
            default -> {}
        }
    }

    private void put(Ticket ticket, Timer timer, Instant due, @Nullable String subject) {
        Objects.requireNonNull(timers)
                .put(
                        new TimerKey(due, ticket.id(), timer).text(),
                        Json.bytes(new TimerSetting(ticket.tenant(), subject)));
    }
}
