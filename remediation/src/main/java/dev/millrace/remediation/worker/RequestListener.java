package dev.millrace.remediation.worker;

import dev.millrace.messaging.RecordHandler;
import dev.millrace.remediation.database.DatabaseTrouble;
import dev.millrace.remediation.ledger.Ledger;
import dev.millrace.remediation.ledger.NewJob;
import dev.millrace.tickets.remediation.RemediationRequest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import reactor.core.publisher.Mono;

/// Takes requests from the stream. An offset is committed once its request is a row, or lies with the dead
/// letters.
final class RequestListener {
    private final RecordHandler handler;
    private final Ledger ledger;
    private final Worker worker;
    private final Backlog backlog;

    RequestListener(RecordHandler handler, Ledger ledger, Worker worker, Backlog backlog) {
        this.backlog = backlog;
        this.handler = handler;
        this.ledger = ledger;
        this.worker = worker;
    }

    @KafkaListener(
            id = RequestConsumer.GROUP,
            topics = "#{@remediationRequestsTopic}",
            containerFactory = RequestConsumer.FACTORY)
    Mono<Void> take(ConsumerRecord<String, byte[]> incoming) {
        return backlog.room()
                .then(Mono.defer(() -> handler.handle(
                        incoming,
                        RemediationRequest.class,
                        "remediation-requests",
                        DatabaseTrouble::mayPass,
                        request -> ledger.add(NewJob.of(request)).doOnSuccess(added -> worker.wake()))));
    }
}
