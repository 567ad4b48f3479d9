package dev.millrace.remediation.worker;

import dev.millrace.messaging.RecordHandler;
import dev.millrace.remediation.database.DatabaseTrouble;
import dev.millrace.remediation.ledger.Ledger;
import dev.millrace.remediation.ledger.NewJob;
import dev.millrace.remediation.outbox.OutcomeSender;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.json.UnreadableJson;
import dev.millrace.tickets.remediation.RemediationRequest;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/// Takes requests from the stream. An offset is committed once its request is a row, its ticket was told that it can
/// never be one, or it lies with the dead letters, which is where it goes when it does not say whose it is.
final class RequestListener {
    private static final Logger LOG = LoggerFactory.getLogger(RequestListener.class);

    private final RecordHandler handler;
    private final Ledger ledger;
    private final OutcomeSender sender;
    private final Worker worker;
    private final Backlog backlog;

    RequestListener(RecordHandler handler, Ledger ledger, OutcomeSender sender, Worker worker, Backlog backlog) {
        this.handler = handler;
        this.ledger = ledger;
        this.sender = sender;
        this.worker = worker;
        this.backlog = backlog;
    }

    @KafkaListener(
            id = RequestConsumer.GROUP,
            topics = "#{@remediationRequestsTopic}",
            containerFactory = RequestConsumer.FACTORY)
    Mono<Void> take(ConsumerRecord<String, byte[]> incoming) {
        return backlog.room()
                .then(Mono.defer(() -> handler.handle(
                        incoming,
                        JsonNode.class,
                        "remediation-requests",
                        RequestListener::mayPass,
                        request -> add(incoming, request))));
    }

    private Mono<Void> add(ConsumerRecord<String, byte[]> incoming, JsonNode request) {
        return Mono.defer(() -> ledger.add(NewJob.of(Json.read(incoming.value(), RemediationRequest.class))))
                .doOnSuccess(added -> worker.wake())
                .onErrorResume(error -> !mayPass(error), error -> refuse(incoming, request, error));
    }

    /// It is no dead letter then: taken back some day, it would be done though a person has the ticket. What cannot be
    /// read or kept is told in one line; all else is a fault of ours, and told with where.
    private Mono<Void> refuse(ConsumerRecord<String, byte[]> incoming, JsonNode request, Throwable error) {
        return NotTaken.outcome(request, error)
                .map(outcome -> {
                    Optional<String> objection = objection(error);
                    LOG.atError()
                            .setCause(objection.isPresent() ? null : error)
                            .log(
                                    "{}-{}@{} is not taken, which ticket {} is told: {}",
                                    incoming.topic(),
                                    incoming.partition(),
                                    incoming.offset(),
                                    outcome.ticket(),
                                    objection.orElse("a defect"));
                    return sender.send(List.of(outcome)).then();
                })
                .orElseGet(() -> Mono.error(error));
    }

    private static Optional<String> objection(Throwable error) {
        return error instanceof UnreadableJson
                ? Optional.ofNullable(error.getMessage())
                : DatabaseTrouble.objection(error);
    }

    private static boolean mayPass(Throwable error) {
        return DatabaseTrouble.mayPass(error) || error instanceof KafkaException;
    }
}
