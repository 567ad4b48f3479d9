package dev.millrace.remediation.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.remediation.action.Scope;
import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.dialogue.Exchange;
import dev.millrace.remediation.dialogue.ExchangeContract;
import dev.millrace.remediation.http.HttpSettings.HttpSystemSettings;
import dev.millrace.tickets.json.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableChannel;
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
    private volatile String ended = "";
    private volatile int status = 200;
    private volatile String retryAfter = "17";
    private volatile int tokenStatus = 200;
    private volatile String refusal = "";
    private volatile String said = "{\"count\": 7, \"gone\": null}";
    private volatile End end = End.NEVER;

    private final DisposableServer server =
            HttpServer.create().host("127.0.0.1").port(0).handle(this::handle).bindNow(Duration.ofSeconds(10));
    private final HttpSystem system = system(null, null, null, null);

    @AfterEach
    void stop() {
        server.disposeNow(Duration.ofSeconds(10));
    }

    private HttpSystem system(String user, String secret, String tokenPath, String signing) {
        return system("http://127.0.0.1:" + server.port(), user, secret, tokenPath, signing);
    }

    private static HttpSystem system(String url, String user, String secret, String tokenPath, String signing) {
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
                if (tokenStatus != 200) {
                    return response.status(tokenStatus)
                            .headers(retryAfter.isEmpty() ? none() : none().add("Retry-After", retryAfter))
                            .sendString(Mono.just(refusal))
                            .then();
                }
                return response.sendString(Mono.just("{\"access_token\":\"token-%d\",\"expires_in\":3600}"
                                .formatted(tokens.incrementAndGet())))
                        .then();
            }
            calls.incrementAndGet();
            headers.add(request.requestHeaders());
            uri = request.uri();
            body = sent;
            if (ended.equals(request.requestHeaders().get("Authorization"))) {
                return response.status(401).send().then();
            }
            return switch (mood) {
                case WELL ->
                    response.status(status)
                            .headers(retryAfter.isEmpty() ? none() : none().add("Retry-After", retryAfter))
                            .sendString(Mono.just(said))
                            .then();
                case AWAY -> response.status(503).send().then();
                case REFUSING -> response.status(422).send().then();
                case HANGING -> end.of(request);
            };
        });
    }

    private static HttpHeaders none() {
        return new DefaultHttpHeaders();
    }

    /// How a connection ends after a request has come.
    enum End {
        NEVER,
        CLOSED,
        RESET,
        /// Within the answer.
        SHORT;

        Mono<Void> of(HttpServerRequest request) {
            return switch (this) {
                case NEVER -> Mono.never();
                case CLOSED -> Mono.fromRunnable(() -> request.withConnection(DisposableChannel::dispose));
                case RESET ->
                    Mono.fromRunnable(() -> request.withConnection(connection -> {
                        ((SocketChannel) connection.channel()).config().setSoLinger(0);
                        connection.channel().unsafe().closeForcibly();
                    }));
                case SHORT ->
                    Mono.fromRunnable(() -> request.withConnection(connection -> connection
                            .channel()
                            .writeAndFlush(Unpooled.copiedBuffer(
                                    "HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{", StandardCharsets.US_ASCII))
                            .addListener(ChannelFutureListener.CLOSE)));
            };
        }
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

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void shouldNotTakeAnErrorForAPromiseThatNothingHappens(int error) {
        status = error;
        retryAfter = "";
        assertThat(awayAtChange(system).isUnanswered()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"429,false", "500,false", "502,true", "503,false", "504,true"})
    void shouldBelieveASystemThatTurnsItAwayButNotAGateway(int error, boolean unanswered) {
        status = error;
        assertThat(awayAtChange(system).isUnanswered()).isEqualTo(unanswered);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "RESET", "SHORT"})
    void shouldSendAChangeOnceThoughItsConnectionEnds(End how) {
        mood = Mood.HANGING;
        end = how;
        ConnectorAway away = awayAtChange(system);
        assertThat(away.isUnanswered()).isTrue();
        assertThat(away.isSlow()).isFalse();
        assertThat(away).hasMessage("the connection to system ended before its answer");
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void shouldTakeAChangeForAnsweredThatWasAnsweredWithTooMuch() {
        said = "\"" + "x".repeat(2 * 1024 * 1024) + "\"";
        assertThat(change("anna").status()).isEqualTo(200);
        assertThat(calls()).isEqualTo(1);
        assertThatThrownBy(() -> ask("anna"))
                .isInstanceOf(ConnectorRefused.class)
                .hasMessage("system answered more than 1048576 bytes");
    }

    @Test
    void shouldKnowWhenNothingWasSent() {
        server.disposeNow(Duration.ofSeconds(10));
        assertThat(awayAtChange(system).isUnanswered()).isFalse();
        assertThat(awayAtChange(system("http://nowhere.invalid", null, null, null, null))
                        .isUnanswered())
                .isFalse();
    }

    private ConnectorAway awayAtChange(HttpSystem asked) {
        return catchThrowableOfType(
                ConnectorAway.class, () -> asked.delete("/x").block(Duration.ofSeconds(10)));
    }

    @Test
    void shouldNeverLeaveItsSegment() {
        for (String value : List.of("..", ".")) {
            assertThatThrownBy(() -> ask(value)).hasMessageContaining("dots alone");
        }
        assertThat(calls()).isZero();
    }

    @Test
    void shouldTellWhichSecretItLacksForAToken() {
        assertThat(away(system(null, "env:OTHER", "/token", null)).reason())
                .isEqualTo("system: the environment has no variable OTHER");
        assertThat(calls).hasValue(0);
    }

    /// Its words may repeat what was sent.
    @Test
    void shouldTellWhyItGotNoToken() {
        tokenStatus = 401;
        refusal = """
                {"error": "invalid_client", "error_description": "AADSTS7000222: The\\nkey planted-secret is expired.%s"}
                """.formatted(" Trace".repeat(100));

        assertThat(away(system(null, "env:KEY", "/token", null)).reason())
                .startsWith("system: no access token (401 invalid_client: AADSTS7000222: The key ")
                .contains(" is expired.")
                .doesNotContain("planted-secret")
                .endsWith(" …)")
                .hasSizeLessThan(300);
    }

    @Test
    void shouldTellOfNoTokenWithoutAReason() {
        tokenStatus = 404;
        refusal = "<html>";

        assertThat(away(system(null, "env:KEY", "/token", null)).reason()).isEqualTo("system: no access token (404)");
    }

    @Test
    void shouldAskForATokenAgainWhenItsServerSays() {
        tokenStatus = 429;

        ConnectorAway away = away(system(null, "env:KEY", "/token", null));

        assertThat(away.retryAfter()).contains(Duration.ofSeconds(17));
        assertThat(away.reason()).isEqualTo("system: no access token, for its server has enough to do (429)");
    }

    /// What needed the token was not sent.
    @Test
    void shouldKnowThatNothingWasDoneWithoutAToken() {
        tokenStatus = 503;
        retryAfter = "";

        assertThat(away(system(null, "env:KEY", "/token", null)).isNotTaken()).isTrue();
    }

    private static ConnectorAway away(HttpSystem system) {
        return (ConnectorAway) system.post("/things")
                .materialize()
                .block(Duration.ofSeconds(10))
                .getThrowable();
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
        assertThat(headers.getLast().get("Authorization")).isEqualTo("Bearer token-3");
        assertThat(calls()).as("each refusal was answered with one more token").isEqualTo(6);
    }

    @Test
    void shouldHaveAnotherTokenAtOnceWhereOneHasEnded() {
        HttpSystem graph = system(null, "env:KEY", "/token", null);
        graph.read("/x").block(Duration.ofSeconds(10));
        ended = "Bearer token-1";
        graph.delete("/x").block(Duration.ofSeconds(10));
        assertThat(headers.getLast().get("Authorization")).isEqualTo("Bearer token-2");
        ended = "Bearer token-2";
        graph.read("/x").block(Duration.ofSeconds(10));
        assertThat(headers.getLast().get("Authorization")).isEqualTo("Bearer token-3");
        assertThat(tokens).hasValue(3);
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
