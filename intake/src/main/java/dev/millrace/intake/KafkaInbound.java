package dev.millrace.intake;

import dev.millrace.intake.blob.Blob;
import dev.millrace.intake.blob.BlobStore;
import dev.millrace.messaging.RecordSender;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.IgnoredMail;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.topic.Topic;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Hands messages over on `tickets.inbound`, keyed by ticket, without the secrets that people wrote into them: the
/// untouched message lies in the blob store only.
@Component
final class KafkaInbound implements Inbound {
    private final RecordSender sender;
    private final BlobStore blobs;

    KafkaInbound(RecordSender sender, BlobStore blobs) {
        this.sender = sender;
        this.blobs = blobs;
    }

    @Override
    public Mono<Void> accept(InboundMessage message) {
        return message.rawSha256() == null
                ? masked(message, blobs)
                        .flatMap(masked -> send(message, () -> masked))
                        .then()
                : send(message, () -> Masking.of(message)).then();
    }

    private Mono<RecordMetadata> send(InboundMessage message, Supplier<InboundMessage> masked) {
        return sender.sendMade(
                Topic.INBOUND, message.ticket().toString(), message.tenant(), masked, message.traceparent());
    }

    @Override
    public Mono<Void> command(TicketCommand.FromDesk command) {
        return sender.send(Topic.COMMANDS, command.ticket().toString(), command.tenant(), command, null)
                .then();
    }

    @Override
    public Mono<Void> ignore(IgnoredMail mail) {
        return sender.sendOfTenant(Topic.IGNORED_MAIL, mail.tenant(), Masking.of(mail));
    }

    /// The message without its secrets. Where it had some and came by a door that keeps no bytes of it (web,
    /// chat), it is kept as a blob first, as the JSON of the untouched message.
    static Mono<InboundMessage> masked(InboundMessage message, BlobStore blobs) {
        // A text of a hundred thousand characters takes a while to search: not on a thread that serves sockets.
        return Mono.fromCallable(() -> Masking.of(message))
                .subscribeOn(Schedulers.parallel())
                .flatMap(masked -> masked.equals(message) || message.rawSha256() != null
                        ? Mono.just(masked)
                        : blobs.store(Json.bytes(message)).map(Blob::sha256).map(masked::withRaw));
    }
}
