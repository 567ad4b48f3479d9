package dev.millrace.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.access.InvalidRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponseException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/// Bodies that come in chunks and end badly, which nobody may be told of but who waits for the request.
class RequestReaderTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String MULTIPART = "multipart/form-data;boundary=between";
    private static final String PART =
            "\r\n--between\r\nContent-Disposition: form-data; name=\"files\"; filename=\"f\"\r\n\r\n";

    private final RequestReader reader =
            new RequestReader(new WebSettings(600, DataSize.ofMegabytes(10), 10, DataSize.ofMegabytes(25), LIMIT));
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

    private Mono<TicketRequest> read(String type, Flux<String> body) {
        Flux<DataBuffer> chunks =
                body.map(text -> DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8)));
        return reader.read(MockServerHttpRequest.post("/api/tickets")
                .contentType(MediaType.parseMediaType(type))
                .body(chunks));
    }
}
