package dev.millrace.remediation.http;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.dialogue.Answer;
import dev.millrace.tickets.remediation.WaitCause;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads what a system answers by HTTP, with its secrets covered, or that it is not ready to.
final class ResponseReader {
    /// In bytes.
    static final int LARGEST = 1024 * 1024;

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Set<Integer> FROM_A_GATEWAY = Set.of(502, 504);
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

    /// Fails with [ConnectorAway] or [TooMuch].
    Mono<Answer> read(ClientResponse response) {
        int status = response.statusCode().value();
        if (status == 429 || status >= 500) {
            return response.releaseBody()
                    .then(Mono.error(busy(status, retryAfter(response.headers().asHttpHeaders()))));
        }
        return response.bodyToMono(byte[].class)
                .onErrorMap(DataBufferLimitException.class, much -> new TooMuch(status, tooMuch(), much))
                .defaultIfEmpty(new byte[0])
                .map(bytes -> new Answer(status, plain(covered(bytes)), ""));
    }

    private String tooMuch() {
        return "%s answered more than %d bytes".formatted(name, LARGEST);
    }

    /// A system that says when to come back has turned the request away. One that only says that something went
    /// wrong may have carried it out; and a gateway does not know what the system behind it does (502, 504).
    private ConnectorAway busy(int status, Optional<Duration> after) {
        boolean turnedAway = status == 429 || (after.isPresent() && !FROM_A_GATEWAY.contains(status));
        return turnedAway
                ? ConnectorAway.spared(
                        name,
                        WaitCause.BUSY,
                        "%s has enough to do (%d)".formatted(name, status),
                        after.orElse(SOON),
                        null)
                : ConnectorAway.cut(name, "%s is not ready (%d)".formatted(name, status), null);
    }

    /// Seconds, or a date (RFC 9110, 10.2.3); what is neither means soon.
    private Optional<Duration> retryAfter(HttpHeaders headers) {
        return Optional.ofNullable(headers.getFirst(HttpHeaders.RETRY_AFTER)).map(value -> {
            if (value.matches("\\d{1,9}")) {
                return bounded(Duration.ofSeconds(Long.parseLong(value)));
            }
            try {
                ZonedDateTime date = headers.getFirstZonedDateTime(HttpHeaders.RETRY_AFTER);
                return date == null ? SOON : bounded(Duration.between(clock.instant(), date.toInstant()));
            } catch (IllegalArgumentException e) {
                return SOON;
            }
        });
    }

    /// A date that is past here, by two clocks that differ, is no reason to ask at once.
    private static Duration bounded(Duration after) {
        if (after.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return after.compareTo(LONGEST) > 0 ? LONGEST : after;
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
