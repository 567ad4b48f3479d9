package dev.millrace.remediation.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.remediation.action.Scope;
import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.exchange.Exchange;
import dev.millrace.remediation.exchange.ExchangeContract;
import dev.millrace.remediation.http.HttpSettings.HttpSystemSettings;
import dev.millrace.remediation.reference.Secrets;
import dev.millrace.remediation.reference.VaultSettings;
import dev.millrace.tickets.json.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/// HTTP keeps the contract of exchanges; beside it, how it signs in and signs.
class HttpSystemTest extends ExchangeContract<HttpCall> {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger tokens = new AtomicInteger();
    private final List<HttpHeaders> headers = new CopyOnWriteArrayList<>();
    private volatile Mood mood = Mood.WELL;
    private volatile String uri = "";
    private volatile String body = "";
    private volatile int status = 200;

    private final DisposableServer server =
            HttpServer.create().host("127.0.0.1").port(0).handle(this::handle).bindNow(Duration.ofSeconds(10));
    private final HttpSystem system = system(null, null, null, null);

    @AfterEach
    void stop() {
        server.disposeNow(Duration.ofSeconds(10));
    }

    private HttpSystem system(String user, String secret, String tokenPath, String signing) {
        String url = "http://127.0.0.1:" + server.port();
        return new HttpSystem(
                "system",
                new HttpSystemSettings(
                        url,
                        "/health",
                        user,
                        secret,
                        tokenPath == null ? null : url + tokenPath,
                        tokenPath == null ? null : "client",
                        "scope",
                        signing,
                        GUARD),
                new Secrets(VaultSettings.none(), Map.of("KEY", "planted-secret")::get),
                new Guards(new SimpleMeterRegistry()),
                CLOCK);
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        return request.receive().aggregate().asString().defaultIfEmpty("").flatMap(sent -> {
            if (request.uri().equals("/token")) {
                return response.sendString(Mono.just("{\"access_token\":\"token-%d\",\"expires_in\":3600}"
                                .formatted(tokens.incrementAndGet())))
                        .then();
            }
            calls.incrementAndGet();
            headers.add(request.requestHeaders());
            uri = request.uri();
            body = sent;
            return switch (mood) {
                case WELL ->
                    response.status(status)
                            .header("Retry-After", "17")
                            .sendString(Mono.just("{\"count\": 7, \"gone\": null}"))
                            .then();
                case AWAY -> response.status(503).send().then();
                case REFUSING -> response.status(422).send().then();
                case HANGING -> Mono.never();
            };
        });
    }

    @Override
    protected Exchange<HttpCall> exchange() {
        return system;
    }

    @Override
    protected HttpCall call() {
        Template target = Template.of("{target}", Scope.of(Set.of()));
        return new HttpCall(
                "POST",
                Template.of("/things/{target}/state", Scope.of(Set.of())),
                Map.of("q", target),
                new HttpCall.Body.Fields(Map.of("name", new HttpCall.Body.Text(target))));
    }

    @Override
    protected void mood(Mood now) {
        mood = now;
    }

    /// The same value must stand in the path, the query and the body.
    @Override
    protected String got() {
        String[] parts = uri.split("[/?]", -1);
        String inPath = URLDecoder.decode(parts[2].replace("+", "%2B"), StandardCharsets.UTF_8);
        assertThat(uri).isEqualTo("/things/%s/state?q=%s".formatted(parts[2], parts[2]));
        Map<?, ?> sent = Json.read(body, Map.class);
        assertThat(sent.get("name")).isEqualTo(inPath);
        return inPath;
    }

    @Override
    protected int calls() {
        return calls.get();
    }

    @Test
    void shouldWaitAsLongAsItIsTold() {
        status = 429;
        assertThatThrownBy(() -> change("anna"))
                .isInstanceOfSatisfying(
                        ConnectorAway.class,
                        away -> assertThat(away.retryAfter()).contains(Duration.ofSeconds(17)));
    }

    @Test
    void shouldNeverLeaveItsSegment() {
        for (String value : List.of("..", ".")) {
            assertThatThrownBy(() -> ask(value)).hasMessageContaining("dots alone");
        }
        assertThat(calls()).isZero();
    }

    @Test
    void shouldKeepATokenUntilItIsRefused() {
        HttpSystem graph = system(null, "env:KEY", "/token", null);
        for (int i = 0; i < 3; i++) {
            graph.read("/x").block(Duration.ofSeconds(10));
        }
        assertThat(tokens).hasValue(1);
        assertThat(headers).allMatch(sent -> sent.get("Authorization").equals("Bearer token-1"));
        status = 401;
        assertThatThrownBy(() -> graph.delete("/x").block(Duration.ofSeconds(10)))
                .isInstanceOf(ConnectorAway.class)
                .hasMessage("system does not let us sign in");
        status = 200;
        graph.read("/x").block(Duration.ofSeconds(10));
        assertThat(headers.getLast().get("Authorization")).isEqualTo("Bearer token-2");
    }

    @Test
    void shouldSignInWithAReference() {
        system("millrace", "env:KEY", null, null).read("/x").block(Duration.ofSeconds(10));
        assertThat(headers.getLast().get("Authorization")).isEqualTo("Basic bWlsbHJhY2U6cGxhbnRlZC1zZWNyZXQ=");
        assertThatThrownBy(() -> system(null, "env:NONE", null, null).read("/x").block(Duration.ofSeconds(10)))
                .isInstanceOf(ConnectorAway.class)
                .hasMessage("system: the environment has no variable NONE");
        assertThatThrownBy(() -> system(null, "planted-secret", null, null))
                .hasMessageContaining("by reference")
                .message()
                .doesNotContain("planted");
    }

    @Test
    void shouldSignWhatItSends() {
        system(null, null, null, "env:KEY").delete("/x?y=z").block(Duration.ofSeconds(10));
        HttpHeaders sent = headers.getLast();
        assertThat(sent.get("X-Millrace-Timestamp")).isEqualTo("1700000000");
        assertThat(sent.get("X-Millrace-Signature"))
                .isEqualTo(Signing.sign("planted-secret", 1_700_000_000, "DELETE", "/x?y=z", ""))
                .matches("sha256=[0-9a-f]{64}");
    }

    @Test
    void shouldCountAsConditionsDoAndForgetWhatIsNull() {
        assertThat(system.read("/x").block(Duration.ofSeconds(10)).body()).isEqualTo(Map.of("count", 7L));
    }
}
