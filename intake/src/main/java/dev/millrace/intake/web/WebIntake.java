package dev.millrace.intake.web;

import dev.millrace.access.Browser;
import dev.millrace.access.InvalidRequest;
import dev.millrace.intake.Bounded;
import dev.millrace.intake.Inbound;
import dev.millrace.intake.Installation;
import dev.millrace.intake.TraceParent;
import dev.millrace.intake.blob.BlobStore;
import dev.millrace.tickets.id.ConversationHash;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Attachment;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Threading;
import java.nio.ByteBuffer;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Turns a valid request into a message and hands it over.
@Component
final class WebIntake {
    static final String KEY_HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;

    private final Installation installation;
    private final BlobStore blobs;
    private final Inbound inbound;
    private final WebSettings settings;

    WebIntake(Installation installation, BlobStore blobs, Inbound inbound, WebSettings settings) {
        this.installation = installation;
        this.blobs = blobs;
        this.inbound = inbound;
        this.settings = settings;
    }

    /// Takes a request. Completes once the message is safe; fails with [NotTakenInTime] when it is not in time.
    ///
    /// @param principal who is signed in, or null
    Mono<InboundMessage> take(ServerHttpRequest http, TicketRequest request, @Nullable Principal principal) {
        ValidTicket ticket = ValidTicket.of(request, installation);
        String key = key(http, request.form());
        return Flux.fromIterable(ticket.files())
                .concatMap(this::store)
                .collectList()
                .map(files -> message(http, ticket, conversation(request.form(), ticket, key, files), files, principal))
                .flatMap(message -> inbound.accept(message).thenReturn(message))
                .timeout(settings.handOverTimeout())
                .onErrorMap(error -> !RequestReader.isTooLarge(error), error -> new NotTakenInTime(key, error));
    }

    private Mono<Attachment> store(FilePart file) {
        Flux<ByteBuffer> bytes = file.content().map(WebIntake::copy);
        return blobs.store(bytes)
                .map(blob ->
                        new Attachment(safeName(file.filename()), type(file), blob.size(), blob.sha256(), false, null));
    }

    private static ByteBuffer copy(DataBuffer buffer) {
        ByteBuffer copy = ByteBuffer.allocate(buffer.readableByteCount());
        buffer.toByteBuffer(copy);
        DataBufferUtils.release(buffer);
        return copy;
    }

    private static String type(FilePart file) {
        MediaType type = file.headers().getContentType();
        return type == null ? "application/octet-stream" : type.getType() + "/" + type.getSubtype();
    }

    private static String safeName(String declared) {
        String last = declared.substring(Math.max(declared.lastIndexOf('/'), declared.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[\\p{Cntrl}<>:\"|?*\\u202a-\\u202e\\u2066-\\u2069]", "")
                .replaceAll("^[.\\s]+", "")
                .strip();
        return clean.isEmpty() ? "attachment.bin" : clean.substring(0, Math.min(clean.length(), 200));
    }

    private static String key(ServerHttpRequest http, @Nullable String form) {
        String key = http.getHeaders().getFirst(KEY_HEADER);
        if (key == null) {
            return form != null && isKey(form) ? form : UUID.randomUUID().toString();
        }
        if (!isKey(key)) {
            throw new InvalidRequest(KEY_HEADER, "expected 1 to %d printable ASCII characters".formatted(LONGEST_KEY));
        }
        return key.strip();
    }

    private static boolean isKey(String key) {
        return !key.isBlank() && key.length() <= LONGEST_KEY && key.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /// A key is its sender's own: two people who choose the same one have two tickets. No address has a line feed.
    ///
    /// A page may send once more what was not answered, which is the same ticket. What was changed on it in
    /// between is another.
    private static ConversationHash conversation(
            @Nullable String form, ValidTicket ticket, String key, List<Attachment> files) {
        String sender = ticket.from().address().toLowerCase(Locale.ROOT);
        ConversationHash named = ConversationHash.of(ticket.tenant(), Channel.WEB.id(), sender + "\n" + key);
        if (form == null) {
            return named;
        }
        String hashes = files.stream().map(Attachment::sha256).collect(Collectors.joining(" "));
        return named.next(String.join("\n", ticket.subject(), hashes, ticket.text()));
    }

    private InboundMessage message(
            ServerHttpRequest http,
            ValidTicket ticket,
            ConversationHash conversation,
            List<Attachment> files,
            @Nullable Principal principal) {
        boolean signedIn = principal != null
                && principal.getName().equalsIgnoreCase(ticket.from().address());
        return Bounded.message(new InboundMessage(
                conversation.ticketId(),
                conversation,
                ticket.tenant(),
                Channel.WEB,
                conversation.hex(),
                ticket.from(),
                null,
                "web",
                ticket.subject(),
                ticket.text(),
                null,
                files,
                Automatic.NONE,
                signedIn ? Assurance.AUTHENTICATED : Assurance.CLAIMED,
                Threading.NONE,
                null,
                language(http),
                null,
                List.of(),
                Instant.now(),
                TraceParent.continuing(http.getHeaders().getFirst("traceparent"))));
    }

    private static @Nullable String language(ServerHttpRequest http) {
        return Browser.languages(http).stream()
                .map(Locale::getLanguage)
                .filter(language -> language.length() == 2)
                .findFirst()
                .orElse(null);
    }
}
