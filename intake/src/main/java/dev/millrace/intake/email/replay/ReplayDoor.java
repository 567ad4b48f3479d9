package dev.millrace.intake.email.replay;

import dev.millrace.access.InvalidRequest;
import dev.millrace.access.Refused;
import dev.millrace.intake.ReadableSize;
import dev.millrace.intake.blob.BlobStore;
import dev.millrace.intake.email.MailMemory;
import dev.millrace.intake.email.MailOutcome;
import dev.millrace.intake.email.MailTaker;
import dev.millrace.intake.email.content.RawMail;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.intake.email.receiving.Receiving;
import dev.millrace.tickets.message.IgnoredMail;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Where the admin has mails taken again. The same mail is the same message, so nothing happens twice.
@RestController
final class ReplayDoor {
    private static final int LARGEST = 64 << 20;
    private static final int MOST_LISTED = 1_000;
    private static final Duration LATER = Duration.ofSeconds(10);

    private final MailTaker taker;
    private final MailMemory memory;
    private final BlobStore blobs;
    private final IgnoredMails ignored;
    private final List<Receiving> ways;

    ReplayDoor(MailTaker taker, MailMemory memory, BlobStore blobs, IgnoredMails ignored, List<Receiving> ways) {
        this.taker = taker;
        this.memory = memory;
        this.blobs = blobs;
        this.ignored = ignored;
        this.ways = List.copyOf(ways);
    }

    /// What became of a mail.
    ///
    /// @param outcome `taken`, `ignored` or `unreadable`
    /// @param ticket the ticket that the mail names, where it was taken; the stream may put it on another
    /// @param reason why it was ignored or cannot be read
    record Replayed(
            String outcome,
            @Nullable String ticket,
            @Nullable String reason) {}

    /// What was ignored in the last 30 days, oldest first.
    ///
    /// @param newest how many of them, from the end; all where it is absent
    @GetMapping("/api/mail/ignored")
    Flux<IgnoredMail> ignored(@RequestParam(required = false) @Nullable Integer newest) {
        if (newest == null) {
            return ignored.all();
        }
        if (newest < 1 || newest > MOST_LISTED) {
            throw new InvalidRequest("newest", "must be between 1 and " + MOST_LISTED + ", not " + newest);
        }
        return ignored.all().takeLast(newest);
    }

    /// Takes the mail in the body, which may be empty: so may a mail.
    @PostMapping(path = "/api/mail/replay", consumes = "message/rfc822")
    Mono<Replayed> replay(
            @RequestBody(required = false) Flux<DataBuffer> body,
            @RequestParam String mailbox,
            @RequestParam(defaultValue = "false") boolean anyway) {
        MailboxContext context = context(mailbox);
        AtomicLong size = new AtomicLong();
        return blobs.store(body.map(part -> bytes(part, size))).flatMap(kept -> take(kept.sha256(), context, anyway));
    }

    private static ByteBuffer bytes(DataBuffer part, AtomicLong size) {
        ByteBuffer bytes = ByteBuffer.allocate(part.readableByteCount());
        part.toByteBuffer(bytes);
        DataBufferUtils.release(part);
        if (size.addAndGet(bytes.limit()) > LARGEST) {
            throw new Refused(
                    HttpStatus.CONTENT_TOO_LARGE, "A mail may have %s at most.".formatted(ReadableSize.limit(LARGEST)));
        }
        return bytes;
    }

    /// Takes a mail whose bytes are kept.
    ///
    /// @param blob their hex SHA-256
    @PostMapping(path = "/api/mail/replay", params = "blob", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Replayed> replay(
            @RequestParam String blob,
            @RequestParam String mailbox,
            @RequestParam(defaultValue = "false") boolean anyway) {
        MailboxContext context = context(mailbox);
        if (!blob.matches("[0-9a-f]{64}")) {
            throw new InvalidRequest("blob", "must be 64 hexadecimal digits");
        }
        return take(blob, context, anyway)
                .onErrorMap(NoSuchFileException.class, _ -> new InvalidRequest("blob", "is not kept: " + blob));
    }

    private Mono<Replayed> take(String sha256, MailboxContext context, boolean anyway) {
        return blobs.mapped(sha256).flatMap(mail -> take(RawMail.of(mail), context, anyway));
    }

    private Mono<Replayed> take(RawMail raw, MailboxContext context, boolean anyway) {
        return Mono.using(
                        memory::room,
                        room -> anyway
                                ? taker.takeAnyway(raw, context, room)
                                : taker.take(raw, context, room, () -> {}),
                        MailMemory.Room::close)
                .map(ReplayDoor::answer);
    }

    /// @throws Refused where it may be asked again later
    static Replayed answer(MailOutcome outcome) {
        return switch (outcome) {
            case MailOutcome.Taken taken -> new Replayed("taken", taken.ticket().toString(), null);
            case MailOutcome.PassedOver passed -> new Replayed("ignored", null, passed.reason());
            case MailOutcome.Unreadable unreadable ->
                new Replayed(
                        "unreadable", null, String.valueOf(unreadable.error().getMessage()));
            case MailOutcome.NoMemory _ -> throw notNow("there is no memory to read it");
            case MailOutcome.NoRoom without ->
                throw notNow(String.valueOf(without.error().getMessage()));
            case MailOutcome.Outage outage -> throw notNow(outage.reason());
        };
    }

    private static Refused notNow(String reason) {
        return new Refused(HttpStatus.SERVICE_UNAVAILABLE, "The mail was not taken: " + reason + ".", LATER);
    }

    private MailboxContext context(String address) {
        List<MailboxContext> all =
                ways.stream().flatMap(way -> way.contexts().stream()).toList();
        return all.stream()
                .filter(context -> context.isOurs(address))
                .findFirst()
                .orElseThrow(() -> new InvalidRequest(
                        "mailbox",
                        "must be one of %s, not %s"
                                .formatted(
                                        all.stream()
                                                .map(MailboxContext::address)
                                                .distinct()
                                                .collect(Collectors.joining(", ")),
                                        address.toLowerCase(Locale.ROOT))));
    }
}
