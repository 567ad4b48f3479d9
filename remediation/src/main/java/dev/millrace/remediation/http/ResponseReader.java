package dev.millrace.remediation.http;

import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.dialogue.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads what a system answers by HTTP, with its secrets covered, or that it is not ready to.
final class ResponseReader {
    /// In bytes.
    static final int LARGEST = 1024 * 1024;

    /// As conditions count: CEL has 64-bit integers alone.
    private static final JsonMapper PLAIN = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();

    private final String name;
    private final Secrets secrets;
    private final Clock clock;

    /// @param name of the system
    ResponseReader(String name, Secrets secrets, Clock clock) {
        this.name = name;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// It answered, at more length than is read.
    static final class TooMuch extends RuntimeException {
        private final int status;

        private TooMuch(int status, String message, Throwable cause) {
            super(message, cause);
            this.status = status;
        }

        int status() {
            return status;
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /// Fails with [dev.millrace.remediation.connector.ConnectorAway] or [TooMuch].
    Mono<Answer> read(ClientResponse response) {
        int status = response.statusCode().value();
        if (NotReady.is(status)) {
            return response.releaseBody().then(Mono.error(NotReady.of(response, name, name, clock)));
        }
        return response.bodyToMono(byte[].class)
                .onErrorMap(DataBufferLimitException.class, much -> new TooMuch(status, tooMuch(), much))
                .defaultIfEmpty(new byte[0])
                .map(bytes -> new Answer(status, plain(covered(bytes)), ""));
    }

    private String tooMuch() {
        return "%s answered more than %d bytes".formatted(name, LARGEST);
    }

    private byte[] covered(byte[] bytes) {
        String said = new String(bytes, StandardCharsets.UTF_8);
        String shown = secrets.cover(said);
        return shown.equals(said) ? bytes : shown.getBytes(StandardCharsets.UTF_8);
    }

    private static Object plain(byte[] bytes) {
        try {
            Object plain = bytes.length == 0 ? null : PLAIN.readValue(bytes, Object.class);
            return plain == null ? Map.of() : withoutNulls(plain);
        } catch (JacksonException e) {
            return Map.of();
        }
    }

    /// A field that is null is as good as missing, and `has(body.field)` says so.
    private static Object withoutNulls(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<Object, Object> kept = new HashMap<>();
                map.forEach((key, field) -> {
                    if (field != null) {
                        kept.put(key, withoutNulls(field));
                    }
                });
                yield kept;
            }
            case List<?> list ->
                list.stream()
                        .filter(Objects::nonNull)
                        .map(ResponseReader::withoutNulls)
                        .toList();
            default -> value;
        };
    }
}
