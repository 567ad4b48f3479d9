package dev.millrace.intake.email;

import dev.millrace.intake.Inbound;
import dev.millrace.intake.TraceParent;
import dev.millrace.intake.blob.Blob;
import dev.millrace.intake.blob.BlobStore;
import dev.millrace.tickets.id.ConversationHash;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.Threading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Takes one mail: raw bytes into the blob store, read, attachments into the blob store, handed over. Only when all of
/// that is safe does it say [MailOutcome.Taken].
@Component
final class MailTaker implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(MailTaker.class);
    private static final int FILES_AT_ONCE = 4;
    private static final int QUEUED = 10_000;

    private final BlobStore blobs;
    private final Inbound inbound;
    private final EmailSettings settings;
    private final Scheduler reading;

    MailTaker(BlobStore blobs, Inbound inbound, EmailSettings settings) {
        this.blobs = blobs;
        this.inbound = inbound;
        this.settings = settings;
        this.reading = Schedulers.newBoundedElastic(
                Math.max(2, Runtime.getRuntime().availableProcessors()), QUEUED, "mail-reading", 60, true);
    }

    /// Takes a mail. Never fails: what went wrong is the outcome.
    Mono<MailOutcome> take(byte[] raw, MailboxContext context) {
        Mono<MailReading> read = Mono.fromCallable(() -> MailParser.parse(raw, context))
                .subscribeOn(reading)
                .onErrorMap(error -> new UnreadableMail(error));
        return Mono.zip(blobs.store(raw), read)
                .flatMap(both -> decide(both.getT2()))
                .timeout(settings.handOverTimeout())
                .onErrorResume(error -> Mono.just(outcome(error)));
    }

    /// Makes the ticket of a mail that cannot be read: it says so and refers to the raw bytes, where there are any.
    ///
    /// @param raw what could be fetched of it, or null
    /// @param sourceId names the mail within the mailbox, the same each time
    Mono<Void> takeUnread(byte @Nullable [] raw, String sourceId, String reason, MailboxContext context) {
        Mono<String> kept = raw == null ? Mono.just("") : blobs.store(raw).map(Blob::sha256);
        return kept.map(hash -> unread(hash, sourceId, reason, context))
                .flatMap(inbound::accept)
                .timeout(settings.handOverTimeout());
    }

    @Override
    public void destroy() {
        reading.dispose();
    }

    private Mono<MailOutcome> decide(MailReading reading) {
        return switch (reading.verdict()) {
            case MailVerdict.Ignore ignore -> {
                LOG.info(
                        "Ignored mail {} to {}: {}",
                        reading.mail().messageId(),
                        reading.context().address(),
                        ignore.reason());
                yield Mono.just(new MailOutcome.PassedOver(ignore.reason()));
            }
            case MailVerdict.Accept _ -> handOver(reading);
        };
    }

    private Mono<MailOutcome> handOver(MailReading reading) {
        InboundMessage message = reading.inbound(Instant.now(), TraceParent.fresh());
        return Flux.fromIterable(reading.files())
                .flatMap(
                        file -> blobs.store(Mono.fromSupplier(() -> file.bytes().duplicate())), FILES_AT_ONCE)
                .then(inbound.accept(message))
                .thenReturn(new MailOutcome.Taken());
    }

    private static MailOutcome outcome(Throwable error) {
        return switch (error) {
            case UnreadableMail unreadable -> new MailOutcome.Unreadable(unreadable);
            case RecordTooLargeException tooLarge -> new MailOutcome.Unreadable(tooLarge);
            default -> new MailOutcome.Outage(error);
        };
    }

    private static InboundMessage unread(String hash, String sourceId, String reason, MailboxContext context) {
        String id =
                "<" + Hashes.sha256(sourceId.getBytes(StandardCharsets.UTF_8)).substring(0, 32) + "@unread.invalid>";
        ConversationHash conversation = TicketReference.conversation(id, context);
        String where = hash.isEmpty()
                ? "It lies in the mailbox's folder for parked mails."
                : "Its raw bytes are blob " + hash + ".";
        return new InboundMessage(
                conversation.ticketId(),
                conversation,
                context.tenant(),
                Channel.EMAIL,
                id,
                new Person("unknown@sender.invalid", null),
                null,
                context.address(),
                "A mail that could not be read",
                "A mail to " + context.address() + " could not be read: " + reason + ". " + where,
                null,
                List.of(),
                Automatic.AUTO_GENERATED,
                Assurance.CLAIMED,
                Threading.NONE,
                null,
                "en",
                hash.isEmpty() ? null : hash,
                List.of("unreadable"),
                Instant.now(),
                TraceParent.fresh());
    }

    private static final class UnreadableMail extends RuntimeException {
        UnreadableMail(Throwable cause) {
            super(cause.toString(), cause);
        }
    }
}
