package dev.millrace.intake.email;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.Inbound;
import dev.millrace.intake.TraceParent;
import dev.millrace.intake.blob.Blob;
import dev.millrace.intake.blob.BlobStore;
import dev.millrace.intake.email.content.AttachedFile;
import dev.millrace.intake.email.content.FileContent;
import dev.millrace.intake.email.content.Opening;
import dev.millrace.intake.email.content.RawMail;
import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.tickets.message.IgnoredMail;
import dev.millrace.tickets.message.InboundMessage;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

/// Takes one mail: reads it, puts its raw bytes and its attachments into the blob store, and hands it over. Only
/// when all of that is safe does it say [MailOutcome.Taken].
@Component
public final class MailTaker implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(MailTaker.class);
    private static final int FILES_AT_ONCE = 4;
    private static final int LONGEST_SUBJECT = 200;

    private final BlobStore blobs;
    private final Inbound inbound;
    private final TakingSettings settings;
    private final Reader reader;
    private final ReadingThreads reading = new ReadingThreads();

    /// Reads a mail.
    @FunctionalInterface
    interface Reader {
        MailReading read(RawMail raw, MailboxContext context) throws MessagingException;
    }

    /// What is to be done with a mail that was read. All that is made of the mail is made where it is read,
    /// so that what goes wrong there is the mail's fault and nobody else's.
    private sealed interface Decision {
        record HandOver(InboundMessage message, List<AttachedFile> files, String rawSha256) implements Decision {}

        record PassOver(IgnoredMail mail) implements Decision {}

        record Leave(MailOutcome outcome) implements Decision {}
    }

    /// Takes mails in for this store and topic.
    @Autowired
    public MailTaker(BlobStore blobs, Inbound inbound, TakingSettings settings) {
        this(blobs, inbound, settings, MailParser::parse);
    }

    MailTaker(BlobStore blobs, Inbound inbound, TakingSettings settings, Reader reader) {
        this.blobs = blobs;
        this.inbound = inbound;
        this.settings = settings;
        this.reader = reader;
    }

    /// The longest that [#take] and [#takeUnread] last.
    public Duration longest() {
        return settings.longest();
    }

    /// Begins to keep a large mail while it comes, so that it need not be held. What is finished is taken as
    /// [RawMail#of(MappedBlob)].
    public BlobStore.Writing keep() throws IOException {
        return blobs.begin();
    }

    /// Takes a mail that somebody holds in memory. Never fails: what went wrong is the outcome.
    ///
    /// @param room that the mail takes, which is not given back while it is being read, however long that takes
    /// @param whenRead told when reading it has ended, in whichever way; handing over may take longer
    public Mono<MailOutcome> take(RawMail raw, MailboxContext context, MailMemory.Room room, Runnable whenRead) {
        return take(raw, context, room, whenRead, MailTaker::decide);
    }

    /// Takes a mail even though it would be ignored, because somebody wants so. Never fails.
    ///
    /// @param room as for [#take]
    public Mono<MailOutcome> takeAnyway(RawMail raw, MailboxContext context, MailMemory.Room room) {
        return take(raw, context, room, () -> {}, reading -> handOver(reading.accepted()));
    }

    private Mono<MailOutcome> take(
            RawMail raw,
            MailboxContext context,
            MailMemory.Room room,
            Runnable whenRead,
            Function<MailReading, Decision> decision) {
        return Mono.using(
                () -> room.forWrapped(settings.patience()),
                opened -> {
                    Mono<Decision> read = reading(() -> room.reading(
                            () -> MailMemory.opening(opened, () -> readOrSayWhyNot(raw, context, decision))));
                    return take(raw, read.doFinally(_ -> whenRead.run()));
                },
                MailMemory.Room::close);
    }

    private Mono<MailOutcome> take(RawMail raw, Mono<Decision> reading) {
        return reading.flatMap(decision -> keep(raw, decision).then(Mono.defer(() -> carryOut(decision))))
                .timeout(settings.longest(), Mono.error(TimeoutException::new))
                .onErrorResume(error -> Mono.just(outcome(error)));
    }

    /// Keeps the mail's bytes and those of its files, at once. What was read is hashed already.
    private Mono<Void> keep(RawMail raw, Decision decision) {
        return stored(raw, decision).onErrorMap(error -> new Away("the blob store does not keep it", error));
    }

    private Mono<Void> stored(RawMail raw, Decision decision) {
        try {
            return switch (decision) {
                case Decision.HandOver mail ->
                    Mono.when(
                            store(raw, mail.rawSha256()),
                            Flux.fromIterable(mail.files()).flatMap(this::store, FILES_AT_ONCE));
                case Decision.PassOver(IgnoredMail mail) ->
                    store(raw, mail.rawSha256()).then();
                case Decision.Leave _ -> store(raw, raw.sha256()).then();
            };
        } catch (VirtualMachineError | LinkageError error) {
            // Thrown here it would be lost in Reactor, and the mail only found to take too long.
            return Mono.error(error);
        }
    }

    private Mono<Blob> store(RawMail raw, String sha256) {
        return raw.kept() == null
                ? blobs.store(new Blob(sha256, raw.size()), raw.bytes().duplicate())
                : Mono.just(raw.kept());
    }

    private Mono<Blob> store(AttachedFile file) {
        return switch (file.content()) {
            case FileContent.AtHand(ByteBuffer bytes, String sha256) ->
                blobs.store(new Blob(sha256, bytes.limit()), bytes.duplicate());
            case FileContent.Encoded encoded -> blobs.store(encoded.pieces());
        };
    }

    private Mono<Decision> reading(Supplier<Decision> work) {
        return reading.read(
                work,
                settings.readingTimeout(),
                () -> new UnreadableMail("reading it takes longer than "
                        + settings.readingTimeout().toSeconds() + " s"));
    }

    private Decision readOrSayWhyNot(RawMail raw, MailboxContext context, Function<MailReading, Decision> decision) {
        try {
            return decision.apply(reader.read(raw, context));
        } catch (Opening.NoRoom without) {
            return new Decision.Leave(new MailOutcome.NoRoom(without));
        } catch (OutOfMemoryError error) {
            return new Decision.Leave(new MailOutcome.NoMemory(error));
        } catch (MessagingException | RuntimeException | VirtualMachineError | LinkageError error) {
            // Reactor passes on no such error: a mail nested too deeply would look like one that takes too long.
            return new Decision.Leave(new MailOutcome.Unreadable(new UnreadableMail(error)));
        }
    }

    /// Makes the ticket of a mail that cannot be read: it says so and has the raw bytes attached, where there
    /// are any.
    ///
    /// @param raw what could be fetched of it, or null
    /// @param sourceId names the mail within the mailbox, the same each time
    public Mono<Void> takeUnread(@Nullable RawMail raw, String sourceId, String reason, MailboxContext context) {
        Mono<Optional<Blob>> kept = raw == null
                ? Mono.just(Optional.empty())
                : store(raw, raw.sha256()).map(Optional::of);
        return header(raw)
                .flatMap(mail -> kept.map(blob -> mail.inbound(blob.orElse(null), sourceId, reason, context))
                        .flatMap(inbound::accept)
                        .timeout(settings.handOverTimeout()));
    }

    /// Who wrote it, about what. Where even that fails, or takes too long, the ticket goes without.
    private Mono<UnreadMail> header(@Nullable RawMail raw) {
        return raw == null
                ? Mono.just(UnreadMail.UNKNOWN)
                : reading.read(
                                () -> UnreadMail.of(raw.bytes()),
                                settings.readingTimeout(),
                                () -> new UnreadableMail("too slow"))
                        .timeout(settings.readingTimeout())
                        .onErrorReturn(UnreadMail.UNKNOWN);
    }

    @Override
    public void destroy() {
        reading.dispose();
    }

    private static Decision decide(MailReading reading) {
        return switch (reading.verdict()) {
            case MailVerdict.Ignore ignore -> new Decision.PassOver(ignored(reading, ignore.reason()));
            case MailVerdict.Accept _, MailVerdict.Join _ -> handOver(reading);
        };
    }

    private static Decision handOver(MailReading reading) {
        return new Decision.HandOver(
                reading.inbound(Instant.now(), TraceParent.fresh()), reading.files(), reading.rawSha256());
    }

    private Mono<MailOutcome> carryOut(Decision decision) {
        return switch (decision) {
            case Decision.PassOver(IgnoredMail mail) -> {
                LOG.info(
                        "Ignored mail {} to {}: {}",
                        Bounded.clip(mail.messageId(), LONGEST_SUBJECT),
                        mail.mailbox(),
                        mail.reason());
                yield inbound.ignore(mail).thenReturn(new MailOutcome.PassedOver(mail.reason()));
            }
            case Decision.Leave(MailOutcome outcome) -> Mono.just(outcome);
            case Decision.HandOver mail ->
                inbound.accept(mail.message())
                        .thenReturn(new MailOutcome.Taken(mail.message().ticket()));
        };
    }

    private static IgnoredMail ignored(MailReading reading, String reason) {
        MailAddress from = reading.mail().author();
        return new IgnoredMail(
                reading.context().tenant(),
                reading.context().address(),
                Bounded.text(reading.mail().messageId()),
                from == null ? null : Bounded.text(from.address()),
                Bounded.text(Bounded.clip(reading.mail().subject(), LONGEST_SUBJECT)),
                reason,
                reading.rawSha256(),
                Instant.now());
    }

    /// What goes wrong with what was made of a mail will go wrong again; nothing that is away says so.
    private MailOutcome outcome(Throwable error) {
        return switch (error) {
            case Away away -> new MailOutcome.Outage(String.valueOf(away.getMessage()), away.error);
            case TimeoutException late ->
                new MailOutcome.Outage(
                        "keeping it and handing it over takes longer than "
                                + settings.longest().toSeconds() + " s",
                        late);
            case UnreadableMail unreadable -> new MailOutcome.Unreadable(unreadable);
            case RecordTooLargeException tooLarge -> new MailOutcome.Unreadable(tooLarge);
            case IllegalArgumentException wrong -> new MailOutcome.Unreadable(wrong);
            case NullPointerException wrong -> new MailOutcome.Unreadable(wrong);
            case IndexOutOfBoundsException wrong -> new MailOutcome.Unreadable(wrong);
            case JacksonException wrong -> new MailOutcome.Unreadable(wrong);
            case CancellationException left -> new MailOutcome.Outage("nobody waits for it any more", left);
            case RejectedExecutionException full -> new MailOutcome.Outage("too many mails wait to be read", full);
            default -> new MailOutcome.Outage("Kafka does not take it: " + error, error);
        };
    }

    private static final class Away extends RuntimeException {
        private final Throwable error;

        Away(String what, Throwable error) {
            super(what + ": " + error, error);
            this.error = error;
        }
    }

    private static final class UnreadableMail extends RuntimeException {
        UnreadableMail(String reason) {
            super(reason);
        }

        UnreadableMail(Throwable cause) {
            super(said(cause), cause);
        }

        /// What went wrong and where, for log and health. Libraries quote what they choke on, and a mail
        /// may hold secrets: only what names classes is repeated.
        private static String said(Throwable cause) {
            if (cause instanceof LinkageError) {
                return cause.toString();
            }
            StackTraceElement[] trace = cause.getStackTrace();
            return cause.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]);
        }
    }
}
