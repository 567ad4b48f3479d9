package dev.millrace.notifier.update;

import dev.millrace.messaging.RecordHandler;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Reads `tickets.updates` and hands each update to every taker before its offset is committed.
@Component
final class UpdateListener {
    static final String ID = "millrace-notifier";

    private final RecordHandler handler;
    private final InOrder inOrder;
    private final Tenants tenants;
    private final List<UpdateTaker> takers;

    UpdateListener(RecordHandler handler, InOrder inOrder, Tenants tenants, List<UpdateTaker> takers) {
        this.handler = handler;
        this.inOrder = inOrder;
        this.tenants = tenants;
        this.takers = takers;
    }

    @KafkaListener(
            id = ID,
            groupId = ID,
            topics = "#{@notifierUpdatesTopic.name()}",
            containerFactory = "notifierListenerFactory")
    Mono<Void> listen(ConsumerRecord<String, byte[]> incoming) {
        return inOrder.after(
                String.valueOf(incoming.key()),
                handler.handle(incoming, TicketUpdate.class, ID, Outage::mayPass, this::take));
    }

    private Mono<Void> take(TicketUpdate update) {
        return tenants.serves(update.tenant())
                ? Flux.fromIterable(takers)
                        .concatMap(taker -> taker.take(update))
                        .then()
                : Mono.empty();
    }
}
