package dev.millrace.remediation.http;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorFailure;
import dev.millrace.remediation.credentials.Reference;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.http.HttpSettings.HttpSystemSettings;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.json.UnreadableJson;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/// A token by OAuth 2 client credentials (RFC 6749, 4.4), kept until shortly before it ends. Calls at the same
/// time may fetch one each at first; the last one stays.
final class AccessToken implements Credentials {
    private static final long SPARE_SECONDS = 60;
    private static final int LONGEST_REASON = 200;

    private final String connector;
    private final HttpSystemSettings settings;
    private final Secrets secrets;
    private final WebClient client;
    private final Clock clock;
    private final AtomicReference<@Nullable Held> held = new AtomicReference<>();

    private record Held(String token, Instant until) {
        @Override
        public String toString() {
            return "Held[until=" + until + "]";
        }
    }

    AccessToken(String connector, HttpSystemSettings settings, Secrets secrets, WebClient client, Clock clock) {
        this.connector = connector;
        this.settings = settings;
        this.secrets = secrets;
        this.client = client;
        this.clock = clock;
    }

    @Override
    public Mono<String> header() {
        return Mono.defer(() -> {
            Held now = held.get();
            return now != null && clock.instant().isBefore(now.until())
                    ? Mono.just("Bearer " + now.token())
                    : fetch().map(fresh -> "Bearer " + fresh.token());
        });
    }

    @Override
    public boolean refused() {
        held.set(null);
        return true;
    }

    private Mono<Held> fetch() {
        return secrets.fetchFor(connector, Reference.of(Objects.requireNonNull(settings.secret())))
                .flatMap(secret -> client.post()
                        .uri(Objects.requireNonNull(settings.tokenUrl()))
                        .body(BodyInserters.fromFormData("grant_type", "client_credentials")
                                .with("client_id", Objects.requireNonNull(settings.clientId()))
                                .with("client_secret", secret)
                                .with("scope", Objects.requireNonNullElse(settings.scope(), "")))
                        .exchangeToMono(this::answered))
                .doOnNext(held::set)
                // Its message could name what was sent.
                .onErrorMap(
                        error -> !(error instanceof ConnectorFailure),
                        error -> none(error.getClass().getSimpleName()));
    }

    private Mono<Held> answered(ClientResponse response) {
        int status = response.statusCode().value();
        if (NotReady.is(status)) {
            ConnectorAway away =
                    NotReady.of(response, connector, connector + ": no access token, for its server", clock);
            // What the token was for was not even sent.
            return response.releaseBody()
                    .then(Mono.error(
                            away.isNotTaken() ? away : ConnectorAway.unreachable(connector, away.reason(), null)));
        }
        return response.bodyToMono(byte[].class)
                .defaultIfEmpty(new byte[0])
                .flatMap(answer -> response.statusCode().is2xxSuccessful()
                        ? Mono.fromCallable(() -> held(Json.read(answer, Map.class)))
                        : Mono.error(none((status + " " + reason(answer)).strip())));
    }

    private ConnectorAway none(String why) {
        return ConnectorAway.unreachable(connector, "%s: no access token (%s)".formatted(connector, why), null);
    }

    /// What the server says of it (RFC 6749, 5.2), without what it was sent.
    private String reason(byte[] answer) {
        String said = Stream.of("error", "error_description")
                .map(fields(answer)::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .collect(Collectors.joining(": "));
        String line = secrets.cover(said).replaceAll("[\\s\\p{Cntrl}]{1,10}", " ");
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + " …" : line;
    }

    private static Map<?, ?> fields(byte[] answer) {
        try {
            return Json.read(answer, Map.class);
        } catch (UnreadableJson other) {
            return Map.of();
        }
    }

    private Held held(Map<?, ?> fields) {
        if (!(fields.get("access_token") instanceof String token)) {
            throw new IllegalStateException("the answer has no access_token");
        }
        secrets.alsoCover(token);
        long seconds = fields.get("expires_in") instanceof Number number ? number.longValue() : 300;
        return new Held(token, clock.instant().plusSeconds(Math.max(1, seconds - SPARE_SECONDS)));
    }
}
