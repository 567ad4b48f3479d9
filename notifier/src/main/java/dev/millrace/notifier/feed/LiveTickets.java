package dev.millrace.notifier.feed;

import dev.millrace.messaging.TopicTail;
import dev.millrace.notifier.update.Tenants;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.tickets.topic.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/// What happens to tickets, as it happens.
@Component
public final class LiveTickets extends LiveFeed<TicketUpdate> {
    @Autowired
    LiveTickets(TopicTail tail, Tenants tenants, FeedSettings settings, MeterRegistry registry) {
        this(new TopicSource<>(tail, Topic.UPDATES, TicketUpdate.class), tenants, settings, registry);
    }

    LiveTickets(Source<TicketUpdate> source, Tenants tenants, FeedSettings settings, MeterRegistry registry) {
        super("tickets", source, update -> tenants.serves(update.tenant()), settings, registry);
    }

    /// The updates of one ticket: recent ones, then live. Ends when the reader should come back. Takes no place from
    /// the desk's own clients; the caller bounds its readers.
    public Flux<TicketUpdate> of(String tenant, TicketId ticket) {
        return ringAndLive()
                .filter(update ->
                        update.ticketId().equals(ticket) && update.tenant().equals(tenant));
    }
}
