package dev.millrace.intake.web;

import dev.millrace.access.InvalidRequest;
import dev.millrace.access.InvalidRequest.FieldError;
import dev.millrace.access.Refused;
import dev.millrace.intake.ReadableSize;
import dev.millrace.intake.ToldTwice;
import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.codec.FormHttpMessageReader;
import org.springframework.http.codec.multipart.DefaultPartHttpMessageReader;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a request's body, whichever of the three forms it has, within limits.
@Component
final class RequestReader {
    private static final Logger log = LoggerFactory.getLogger(RequestReader.class);

    /// The longest text, every character escaped, with room for the rest.
    private static final int LARGEST_TEXT_BODY = 2 * 1024 * 1024;

    private static final List<String> FIELDS = List.of("email", "name", "subject", "text", "tenant");
    private static final List<MediaType> TAKEN =
            List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA);
    private static final JsonMapper STRICT = Json.mapper()
            .rebuild()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final WebSettings settings;
    private final FormHttpMessageReader forms = new FormHttpMessageReader();
    private final DefaultPartHttpMessageReader parts = new DefaultPartHttpMessageReader();

    @Autowired
    RequestReader(WebSettings settings) {
        this.settings = settings;
        forms.setMaxInMemorySize(LARGEST_TEXT_BODY);
        parts.setMaxInMemorySize(LARGEST_TEXT_BODY);
        parts.setMaxParts(settings.mostFiles() + 4 * FIELDS.size());
    }

    /// Keeps files that are large in a folder of one's own while they are read.
    RequestReader(WebSettings settings, Path files) throws IOException {
        this(settings);
        parts.setFileStorageDirectory(files);
    }

    /// Reads the body. Fails with 408, 413, 415, 429, 503 or an [InvalidRequest].
    ///
    /// @param room that the body takes
    Mono<TicketRequest> read(ServerHttpRequest request, BodyMemory.Room room) {
        MediaType type;
        try {
            type = request.getHeaders().getContentType();
        } catch (InvalidMediaTypeException nonsense) {
            return Mono.error(new UnsupportedMediaTypeStatusException(nonsense.getMessage(), TAKEN));
        }
        if (type == null || TAKEN.stream().noneMatch(taken -> taken.isCompatibleWith(type))) {
            return Mono.error(new UnsupportedMediaTypeStatusException(type, TAKEN));
        }
        if (MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type)) {
            return multipart(limited(request, settings.largestBody().toBytes(), room));
        }
        ServerHttpRequest limited = limited(request, LARGEST_TEXT_BODY, room);
        return MediaType.APPLICATION_JSON.isCompatibleWith(type) ? json(limited) : form(limited);
    }

    private static Mono<TicketRequest> json(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), LARGEST_TEXT_BODY)
                .map(RequestReader::bytes)
                .switchIfEmpty(Mono.just(new byte[0]))
                .map(RequestReader::fields)
                .map(fields -> request(fields, List.of()));
    }

    private Mono<TicketRequest> form(ServerHttpRequest request) {
        return forms.readMono(ResolvableType.forClass(MultiValueMap.class), request, Map.of())
                .map(values -> request(values.toSingleValueMap(), List.of()));
    }

    private Mono<TicketRequest> multipart(ServerHttpRequest request) {
        return Mono.defer(() -> {
            List<Part> read = new CopyOnWriteArrayList<>();
            return parts.read(ResolvableType.forClass(Part.class), request, Map.of())
                    // A body that ends badly within a part ends that part and, by it, the request; then Spring's reader
                    // tells the same error of all parts.
                    .contextWrite(ToldTwice::isNoError)
                    .doOnNext(read::add)
                    .thenMany(Flux.fromIterable(read))
                    .ofType(FilePart.class)
                    .concatMap(this::refuseTooLarge)
                    .then(Mono.fromSupplier(() -> request(read)))
                    .onErrorMap(RequestReader::broken)
                    .doFinally(end -> forgetUnlessTaken(read, end));
        });
    }

    /// By itself: whoever sends may go away at any moment, and would end what is done for his request.
    private static void forgetUnlessTaken(List<Part> read, SignalType end) {
        if (end != SignalType.ON_COMPLETE) {
            forget(read).subscribe();
        }
    }

    /// Fails where there is more of a file than it may have. Spring's reader could be told how much that is, but it
    /// never frees some buffers of a file that it refuses: anybody could use up the memory, request by request.
    private Mono<Void> refuseTooLarge(FilePart file) {
        AtomicLong size = new AtomicLong();
        return file.content()
                .doOnNext(piece -> {
                    size.addAndGet(piece.readableByteCount());
                    DataBufferUtils.release(piece);
                    if (size.get() > settings.largestFile().toBytes()) {
                        throw new DataBufferLimitException("A file is larger than "
                                + ReadableSize.limit(settings.largestFile().toBytes()));
                    }
                })
                .then();
    }

    /// Frees what a request's files hold in memory or on disk. Never fails: what is taken is taken, and one file that
    /// cannot be deleted keeps no other.
    static Mono<Void> forget(List<? extends Part> parts) {
        return Flux.fromIterable(parts)
                .flatMap(part -> part.delete().onErrorResume(error -> {
                    log.warn("A file of a request is left: {}", error.toString());
                    return Mono.empty();
                }))
                .then();
    }

    private static Throwable broken(Throwable error) {
        return error instanceof InvalidRequest || error instanceof ErrorResponseException || isTooLarge(error)
                ? error
                : new InvalidRequest("body", "expected multipart/form-data, found: " + error.getMessage());
    }

    static boolean isTooLarge(Throwable error) {
        return error instanceof DataBufferLimitException || error.getCause() instanceof DataBufferLimitException;
    }

    private TicketRequest request(List<Part> read) {
        Map<String, String> fields = new java.util.HashMap<>();
        List<FilePart> files = new ArrayList<>();
        for (Part part : read) {
            switch (part) {
                case FormFieldPart field -> fields.putIfAbsent(field.name(), field.value());
                // A form whose file field was left empty sends a nameless file.
                case FilePart file -> {
                    if (!file.filename().isEmpty()) {
                        files.add(file);
                    }
                }
                default -> {}
            }
        }
        if (files.size() > settings.mostFiles()) {
            throw new InvalidRequest(
                    "files", "expected at most %d, found %d".formatted(settings.mostFiles(), files.size()));
        }
        return request(fields, files);
    }

    private static TicketRequest request(Map<String, String> fields, List<FilePart> files) {
        return new TicketRequest(
                fields.get("email"),
                fields.get("name"),
                fields.get("subject"),
                fields.get("text"),
                fields.get("tenant"),
                fields.get("form"),
                files);
    }

    private static Map<String, String> fields(byte[] body) {
        JsonNode tree = tree(body);
        if (tree == null || !tree.isObject()) {
            throw new InvalidRequest("body", "expected one JSON object with email, subject and text");
        }
        Map<String, String> fields = new java.util.HashMap<>();
        List<FieldError> errors = new ArrayList<>();
        for (String field : FIELDS) {
            JsonNode value = tree.get(field);
            if (value != null && value.isString()) {
                fields.put(field, value.stringValue());
            } else if (value != null && !value.isNull()) {
                errors.add(new FieldError(
                        field,
                        "expected a string, found " + value.getNodeType().name().toLowerCase(java.util.Locale.ROOT)));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidRequest(400, errors);
        }
        return fields;
    }

    private static @Nullable JsonNode tree(byte[] body) {
        try {
            return STRICT.readTree(body);
        } catch (JacksonException e) {
            throw new InvalidRequest("body", "expected JSON, but%s: %s".formatted(Json.place(e), Json.complaint(e)));
        }
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    /// The request with a body that fails once it is longer than allowed, does not come in time or finds no room.
    private ServerHttpRequest limited(ServerHttpRequest request, long longest, BodyMemory.Room room) {
        if (request.getHeaders().getContentLength() > longest) {
            throw tooLarge(longest);
        }
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                AtomicLong size = new AtomicLong();
                return inTime(super.getBody().map(RequestReader::held)).doOnNext(buffer -> {
                    int more = buffer.readableByteCount();
                    if (size.addAndGet(more) > longest) {
                        throw tooLarge(longest);
                    }
                    room.grow(more);
                });
            }
        };
    }

    /// A buffer on the heap. Where a request ends badly, Spring's reader of parts forgets what waits to be written;
    /// buffers of the connection that nobody frees would be lost, request by request, and anybody may send requests
    /// (spring-projects/spring-framework pull request 37115 mends a part of it).
    private static DataBuffer held(DataBuffer buffer) {
        return DefaultDataBufferFactory.sharedInstance.wrap(bytes(buffer));
    }

    /// The body as long as it comes. Whoever stops sending would hold for ever what he has sent.
    private Flux<DataBuffer> inTime(Flux<DataBuffer> body) {
        return Flux.defer(() -> {
            long latest = now() + settings.bodyTimeout().toMillis();
            Mono<Long> next = Mono.defer(() ->
                    Mono.delay(Duration.ofMillis(Math.min(settings.bodySilence().toMillis(), latest - now()))));
            return body.timeout(next, _ -> next, Mono.error(RequestReader::tooSlow));
        });
    }

    private static long now() {
        return Schedulers.parallel().now(TimeUnit.MILLISECONDS);
    }

    /// What more comes on this connection would be the rest of the body.
    private static ErrorResponseException tooSlow() {
        ErrorResponseException refusal = new Refused(
                HttpStatus.REQUEST_TIMEOUT, "The request did not come to its end in time; send it once more.");
        refusal.getHeaders().set(HttpHeaders.CONNECTION, "close");
        return refusal;
    }

    static ErrorResponseException tooLarge(long longest) {
        ErrorResponseException refusal = new ErrorResponseException(HttpStatus.CONTENT_TOO_LARGE);
        refusal.setDetail("The body is larger than the %s that are taken.".formatted(ReadableSize.limit(longest)));
        return refusal;
    }
}
