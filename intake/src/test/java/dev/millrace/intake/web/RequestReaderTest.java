package dev.millrace.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.access.InvalidRequest;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

/// Bodies that come in chunks and end badly, which nobody may be told of but who waits for the request.
class RequestReaderTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final String MULTIPART = "multipart/form-data;boundary=between";
    private static final String PART =
            "\r\n--between\r\nContent-Disposition: form-data; name=\"files\"; filename=\"f\"\r\n\r\n";

    private final RequestReader reader = new RequestReader(settings());
    private final BodyMemory memory = new BodyMemory(64 << 20, 64 << 20);
    private final Queue<Throwable> dropped = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void listen() {
        Hooks.onErrorDropped(dropped::add);
    }

    @AfterEach
    void forget() {
        Hooks.resetOnErrorDropped();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded", MULTIPART})
    void shouldRefuseWhatTurnsOutTooLargeAndDropNoError(String type) {
        Flux<String> body = Flux.just(PART, "x".repeat(1 << 20)).repeat(29);

        StepVerifier.create(read(type, body))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(
                                ErrorResponseException.class,
                                refusal -> assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE)))
                .verify(LIMIT);
        assertThat(dropped).isEmpty();
    }

    /// Whoever stops in the middle would hold what he has sent for as long as he likes.
    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded", MULTIPART})
    void shouldGiveUpOnWhoStopsSending(String type) {
        StepVerifier.withVirtualTime(() -> read(type, Flux.just(PART, "and").concatWith(Flux.never())))
                .expectSubscription()
                .expectNoEvent(SILENCE.minusMillis(1))
                .thenAwait(Duration.ofMillis(1))
                .expectErrorSatisfies(error -> assertIs(HttpStatus.REQUEST_TIMEOUT, error))
                .verify(LIMIT);
        assertThat(dropped).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded", MULTIPART})
    void shouldGiveUpOnWhoNeverComesToTheEnd(String type) {
        StepVerifier.withVirtualTime(() -> read(
                        type,
                        Flux.just(PART)
                                .concatWith(Flux.interval(SILENCE.dividedBy(2)).map(_ -> "x"))))
                .expectSubscription()
                .expectNoEvent(LONGEST.minusMillis(1))
                .thenAwait(Duration.ofMillis(1))
                .expectErrorSatisfies(error -> assertIs(HttpStatus.REQUEST_TIMEOUT, error))
                .verify(LIMIT);
        assertThat(dropped).isEmpty();
    }

    @Test
    void shouldWaitForWhoSendsSlowly() {
        Flux<String> fields = Flux.fromIterable(List.of("subject=V", "PN&", "text=", "slow"));

        StepVerifier.withVirtualTime(
                        () -> read("application/x-www-form-urlencoded", fields.delayElements(SILENCE.minusMillis(1))))
                .thenAwait(LONGEST)
                .assertNext(request -> assertThat(request.subject()).isEqualTo("VPN"))
                .expectComplete()
                .verify(LIMIT);
    }

    /// A dozen who stop before their last byte would take all the memory there is.
    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded", MULTIPART})
    void shouldHoldNoMoreOfAllBodiesThanThereIsRoomFor(String type) {
        BodyMemory small = new BodyMemory(3 << 19, 3 << 20);
        BodyMemory.Room first = small.room(null);
        Disposable stalled = readBuffers(
                        type, buffers(PART, "x".repeat(1 << 20)).concatWith(Flux.never()), first)
                .subscribe();

        StepVerifier.create(readBuffers(type, buffers(PART, "x".repeat(1 << 20)), small.room(null)))
                .expectErrorSatisfies(error -> assertThat(assertIs(HttpStatus.SERVICE_UNAVAILABLE, error)
                                .getHeaders()
                                .getFirst(HttpHeaders.RETRY_AFTER))
                        .isEqualTo("5"))
                .verify(LIMIT);
        assertThat(dropped).isEmpty();

        stalled.dispose();
        first.close();
        StepVerifier.create(readBuffers(
                        "application/x-www-form-urlencoded", buffers("text=" + "x".repeat(1 << 20)), small.room(null)))
                .expectNextCount(1)
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void shouldRefuseAMediaTypeThatCannotBeRead() {
        var request = MockServerHttpRequest.post("/api/tickets")
                .header(HttpHeaders.CONTENT_TYPE, "json")
                .body(Flux.<DataBuffer>empty());

        StepVerifier.create(reader.read(request, memory.room(null)))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(
                                UnsupportedMediaTypeStatusException.class,
                                refusal -> assertThat(refusal.getHeaders().getAccept())
                                        .contains(MediaType.APPLICATION_JSON)))
                .verify(LIMIT);
    }

    @Test
    void shouldRefusePartsWithoutAnEndAndDropNoError() {
        StepVerifier.create(read(MULTIPART, Flux.just(PART, "cut sho")))
                .expectError(InvalidRequest.class)
                .verify(LIMIT);
        assertThat(dropped).isEmpty();
    }

    @Test
    void shouldDropNoErrorWhereSomebodyGoesAwayWithinAPart() {
        Flux<String> body = Flux.just(PART, "and").concatWith(Mono.error(new IOException("connection reset")));

        StepVerifier.create(read(MULTIPART, body)).expectError().verify(LIMIT);
        assertThat(dropped).isEmpty();
    }

    /// Somebody without an account could use up the memory else, request by request.
    @ParameterizedTest
    @CsvSource({"file, 12", "file, 26", "field, 26", "header, 26", "nothing, 26", "files, 9"})
    void shouldFreeWhatItRefuses(String what, int megabytes) throws Exception {
        UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);
        HttpHandler handler = (request, response) -> reader.read(request, this.memory.room(null))
                .onErrorComplete()
                .then(Mono.defer(() -> {
                    response.setStatusCode(HttpStatus.CONTENT_TOO_LARGE);
                    return response.setComplete();
                }));
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .childOption(ChannelOption.ALLOCATOR, memory)
                .handle(new ReactorHttpHandlerAdapter(handler))
                .bindNow();
        String part = switch (what) {
            case "file", "files" -> PART;
            case "field" -> PART.replace("; filename=\"f\"", "");
            case "header" -> PART.replace("\r\n\r\n", "");
            default -> "";
        };
        int parts = what.equals("files") ? 4 : 1;
        byte[] body = ((part + "x".repeat(megabytes << 20)).repeat(parts) + "\r\n--between--\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 4; i++) {
            try (HttpClient client = HttpClient.newHttpClient()) {
                client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
                                .header("Content-Type", MULTIPART)
                                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                                .timeout(LIMIT)
                                .build(),
                        BodyHandlers.discarding());
            } catch (IOException refusedWhileSending) {
                // The server need not read to the end what it refuses.
            }
        }
        server.disposeNow();
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(memory.metric().usedHeapMemory()
                                + memory.metric().usedDirectMemory())
                        .isZero());
    }

    /// What waits behind a file that is being written is held by nobody else.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldFreeWhatWaitsToBeWrittenWhereSomebodyGoesAway(boolean noticed) {
        UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);
        NettyDataBufferFactory buffers = new NettyDataBufferFactory(memory);
        Flux<DataBuffer> body = Flux.concat(
                        Flux.just(PART), Flux.just("x".repeat(16 << 10)).repeat(199))
                .map(text -> buffers.allocateBuffer(text.length()).write(text, StandardCharsets.US_ASCII));
        Mono<DataBuffer> away = noticed ? Mono.error(new IOException("connection reset")) : Mono.<DataBuffer>never();

        for (int i = 0; i < 10; i++) {
            StepVerifier.create(readBuffers(MULTIPART, body.concatWith(away)).timeout(Duration.ofMillis(20)))
                    .expectError()
                    .verify(LIMIT);
        }

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(memory.metric().usedHeapMemory()
                                + memory.metric().usedDirectMemory())
                        .isZero());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldKeepNoFileOfWhoeverGoesAway(boolean noticed, @TempDir Path files) throws IOException {
        RequestReader keeping = new RequestReader(settings(), files);
        Sinks.Empty<DataBuffer> away = Sinks.empty();
        Flux<DataBuffer> body = Flux.just(PART, "x".repeat(3 << 20), PART, "more")
                .map(text -> (DataBuffer)
                        DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.US_ASCII)))
                .concatWith(away.asMono());

        Disposable reading = keeping.read(
                        MockServerHttpRequest.post("/api/tickets")
                                .contentType(MediaType.parseMediaType(MULTIPART))
                                .body(body),
                        memory.room(null))
                .subscribe(_ -> {}, _ -> {});
        await().atMost(LIMIT).until(() -> kept(files) == 1);
        if (noticed) {
            away.tryEmitError(new IOException("connection reset"));
        }
        reading.dispose();

        await().atMost(LIMIT).until(() -> kept(files) == 0);
    }

    /// A ticket that is taken stays so.
    @Test
    void shouldForgetEveryFileThoughOneCannotBeDeleted() {
        AtomicInteger deleted = new AtomicInteger();
        Part stuck = new HeldPart(Mono.error(new IOException("stuck")));
        Part free = new HeldPart(Mono.fromRunnable(deleted::incrementAndGet));

        StepVerifier.create(RequestReader.forget(List.of(stuck, free))).verifyComplete();

        assertThat(deleted).hasValue(1);
    }

    private record HeldPart(Mono<Void> delete) implements Part {
        @Override
        public String name() {
            return "files";
        }

        @Override
        public HttpHeaders headers() {
            return new HttpHeaders();
        }

        @Override
        public Flux<DataBuffer> content() {
            return Flux.empty();
        }
    }

    private static long kept(Path files) throws IOException {
        try (Stream<Path> all = Files.list(files)) {
            return all.count();
        }
    }

    private static ErrorResponseException assertIs(HttpStatus status, Throwable error) {
        assertThat(error).isInstanceOf(ErrorResponseException.class);
        ErrorResponseException refusal = (ErrorResponseException) error;
        assertThat(refusal.getStatusCode()).isEqualTo(status);
        return refusal;
    }

    private static WebSettings settings() {
        return new WebSettings(
                600,
                DataSize.ofMegabytes(10),
                10,
                DataSize.ofMegabytes(25),
                DataSize.ofMegabytes(64),
                SILENCE,
                LONGEST,
                LIMIT);
    }

    private static Flux<DataBuffer> buffers(String... texts) {
        return Flux.fromArray(texts).map(RequestReaderTest::buffer);
    }

    private static DataBuffer buffer(String text) {
        return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private Mono<TicketRequest> read(String type, Flux<String> body) {
        return readBuffers(type, body.map(RequestReaderTest::buffer));
    }

    private Mono<TicketRequest> readBuffers(String type, Flux<DataBuffer> body) {
        return readBuffers(type, body, memory.room(null));
    }

    private Mono<TicketRequest> readBuffers(String type, Flux<DataBuffer> body, BodyMemory.Room room) {
        return reader.read(
                MockServerHttpRequest.post("/api/tickets")
                        .contentType(MediaType.parseMediaType(type))
                        .body(body),
                room);
    }
}
