package dev.millrace.remediation.http;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorFailure;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.connector.Guard;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Reference;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.dialogue.Answer;
import dev.millrace.remediation.dialogue.Exchange;
import dev.millrace.remediation.http.HttpSettings.HttpSystemSettings;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.tickets.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/// One system by HTTP. Every call fails with a [ConnectorFailure] alone. Redirects are not followed:
/// credentials go to the configured host and to no other.
public final class HttpSystem implements Exchange<HttpCall> {
    private final String name;
    private final HttpSystemSettings settings;
    private final Secrets secrets;
    private final Credentials credentials;
    private final Guard guard;
    private final WebClient client;
    private final ResponseReader responses;
    private final Clock clock;

    public HttpSystem(String name, HttpSystemSettings settings, Secrets secrets, Guards guards, Clock clock) {
        this.name = name;
        this.settings = settings;
        this.secrets = secrets;
        this.guard = guards.guard(name, settings.guard());
        this.client = WebClient.builder()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(ResponseReader.LARGEST))
                .build();
        this.responses = new ResponseReader(name, secrets, clock);
        this.clock = clock;
        this.credentials = credentials();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Guard guard() {
        return guard;
    }

    @Override
    public Mono<Void> probe() {
        return guard.reading(send("GET", settings.health(), null)).then();
    }

    @Override
    public Mono<Answer> ask(HttpCall call, Run run) {
        return rendered(call, run).flatMap(sent -> ask(call.method(), sent));
    }

    @Override
    public Mono<Answer> change(HttpCall call, Run run) {
        return rendered(call, run).flatMap(sent -> change(call.method(), sent));
    }

    /// Asks for a path, whose values have been through [#segment]. What is not there answers with status 404.
    public Mono<Answer> read(String path) {
        return ask("GET", new Sent(path, null));
    }

    /// Has what a path names done, which takes nothing more to say.
    public Mono<Answer> post(String path) {
        return change("POST", new Sent(path, null));
    }

    /// Has what a path names removed; what is gone already counts as removed.
    public Mono<Answer> delete(String path) {
        return change("DELETE", new Sent(path, null));
    }

    /// A value encoded so that it stays within one segment of a path.
    ///
    /// @throws IllegalArgumentException when it is empty or dots alone
    public static String segment(String value) {
        return HttpCall.segment(value);
    }

    /// A collection is whole, or the answer is none.
    private Mono<Answer> ask(String method, Sent sent) {
        return page(method, sent).flatMap(answer -> withNextPages(answer, 1));
    }

    private Mono<Answer> withNextPages(Answer soFar, int pages) {
        try {
            Optional<String> next = Pages.next(soFar, url());
            if (next.isEmpty()) {
                return Mono.just(soFar);
            }
            return pages == Pages.MOST
                    ? Mono.error(new ConnectorRefused(
                            name, "%s answered more than %d pages".formatted(name, Pages.MOST), null))
                    : page("GET", new Sent(next.get(), null))
                            .map(further -> Pages.joined(soFar, further))
                            .onErrorMap(IllegalArgumentException.class, this::unreadable)
                            .flatMap(joined -> withNextPages(joined, pages + 1));
        } catch (IllegalArgumentException e) {
            return Mono.error(unreadable(e));
        }
    }

    private ConnectorRefused unreadable(IllegalArgumentException cause) {
        return new ConnectorRefused(
                name, "the answer of %s is not whole: %s".formatted(name, cause.getMessage()), null);
    }

    private Mono<Answer> page(String method, Sent sent) {
        return guard.reading(send(method, sent.target(), sent.body()))
                .onErrorMap(ResponseReader.TooMuch.class, much -> new ConnectorRefused(name, much.getMessage(), much))
                .flatMap(answer -> answer.status() < 300 || answer.status() == 404
                        ? Mono.just(answer)
                        : Mono.error(refused(answer.status())));
    }

    private Mono<Answer> change(String method, Sent sent) {
        return guard.changing(send(method, sent.target(), sent.body())
                        // Its status is all that counts: whether the change is there, a look tells.
                        .onErrorResume(
                                ResponseReader.TooMuch.class,
                                much -> Mono.just(new Answer(much.status(), Map.of(), ""))))
                .flatMap(answer -> answer.status() < 300 || (answer.status() == 404 && method.equals("DELETE"))
                        ? Mono.just(answer)
                        : Mono.error(refused(answer.status())));
    }

    /// It took nothing of what was sent.
    private static final class NotSignedIn extends RuntimeException {
        private final boolean another;

        NotSignedIn(boolean another) {
            this.another = another;
        }
    }

    private record Sent(String target, @Nullable String body) {}

    private Mono<Sent> rendered(HttpCall call, Run run) {
        return Mono.fromCallable(() -> {
                    Object json = call.json(run);
                    return new Sent(call.target(run), json == null ? null : Json.text(json));
                })
                .onErrorMap(
                        IllegalArgumentException.class,
                        unfit -> new ConnectorRefused(name, String.valueOf(unfit.getMessage()), null));
    }

    /// A token may end, or be taken back, before its time: then another one is had, once.
    private Mono<Answer> send(String method, String target, @Nullable String body) {
        return once(method, target, body)
                .onErrorResume(
                        NotSignedIn.class,
                        refused -> refused.another ? once(method, target, body) : Mono.error(refused))
                .onErrorMap(this::translate);
    }

    private Mono<Answer> once(String method, String target, @Nullable String body) {
        return headers(method, target, body).flatMap(headers -> {
            WebClient.RequestBodySpec request = client.method(HttpMethod.valueOf(method))
                    .uri(URI.create(url() + target))
                    .headers(all -> all.addAll(headers))
                    .accept(MediaType.APPLICATION_JSON);
            return (body == null
                            ? request
                            : request.contentType(MediaType.APPLICATION_JSON)
                                    .bodyValue(body.getBytes(StandardCharsets.UTF_8)))
                    .exchangeToMono(this::answer);
        });
    }

    private Mono<Answer> answer(ClientResponse response) {
        return response.statusCode().value() == 401
                ? response.releaseBody().then(Mono.error(new NotSignedIn(credentials.refused())))
                : responses.read(response);
    }

    private String url() {
        return settings.url().replaceAll("/+$", "");
    }

    private Mono<HttpHeaders> headers(String method, String target, @Nullable String body) {
        HttpHeaders headers = new HttpHeaders();
        Mono<HttpHeaders> signedIn = credentials
                .header()
                .doOnNext(value -> headers.set(HttpHeaders.AUTHORIZATION, value))
                .thenReturn(headers);
        String signing = settings.signing();
        if (signing == null) {
            return signedIn;
        }
        long now = clock.instant().getEpochSecond();
        return signedIn.flatMap(all -> secrets.fetchFor(name, Reference.of(signing))
                .map(key -> {
                    all.set(Signing.TIMESTAMP, String.valueOf(now));
                    all.set(
                            Signing.SIGNATURE,
                            Signing.sign(key, now, method, target, Objects.requireNonNullElse(body, "")));
                    return all;
                }));
    }

    private ConnectorRefused refused(int status) {
        return new ConnectorRefused(name, "%s refused it (%d)".formatted(name, status), null);
    }

    private Throwable translate(Throwable error) {
        return switch (error) {
            case ConnectorFailure failure -> failure;
            case ResponseReader.TooMuch much -> much;
            // Our own account is refused: nothing works until somebody mends that, and then everything does.
            case NotSignedIn _ -> ConnectorAway.unreachable(name, name + " does not let us sign in", null);
            default -> Transmission.failed(name, name, error);
        };
    }

    private Credentials credentials() {
        String secret = settings.secret();
        if (secret == null) {
            return Mono::empty;
        }
        Reference reference = Reference.of(secret);
        if (settings.tokenUrl() != null) {
            return new AccessToken(name, settings, secrets, client, clock);
        }
        String user = settings.user();
        return user == null
                ? () -> secrets.fetchFor(name, reference).map(token -> "Bearer " + token)
                : () -> secrets.fetchFor(name, reference)
                        .map(password -> Base64.getEncoder()
                                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)))
                        .doOnNext(secrets::alsoCover)
                        .map(both -> "Basic " + both);
    }
}
