package dev.millrace.remediation.http;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.credentials.Reference;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.http.HttpSettings.HttpSystemSettings;
import dev.millrace.tickets.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/// A token by OAuth 2 client credentials (RFC 6749, 4.4), kept until shortly before it ends. Calls at the same
/// time may fetch one each at first; the last one stays.
final class AccessToken implements Credentials {
    private static final long SPARE_SECONDS = 60;

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
                        .retrieve()
                        .bodyToMono(byte[].class))
                .map(this::held)
                .doOnNext(held::set)
                // Its message could name what was sent.
                .onErrorMap(error -> ConnectorAway.unreachable(
                        connector,
                        "%s: no access token (%s)"
                                .formatted(connector, error.getClass().getSimpleName()),
                        null));
    }

    private Held held(byte[] answer) {
        Map<?, ?> fields = Json.read(answer, Map.class);
        if (!(fields.get("access_token") instanceof String token)) {
            throw new IllegalStateException("the answer has no access_token");
        }
        secrets.alsoCover(token);
        long seconds = fields.get("expires_in") instanceof Number number ? number.longValue() : 300;
        return new Held(token, clock.instant().plusSeconds(Math.max(1, seconds - SPARE_SECONDS)));
    }
}
