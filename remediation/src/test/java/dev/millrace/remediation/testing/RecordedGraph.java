package dev.millrace.remediation.testing;

import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.http.HttpSettings.HttpSystemSettings;
import dev.millrace.remediation.http.HttpSystem;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/// Plays Microsoft Graph and the sign-in before it from the records in `graph/`, and takes offence at whatever is not
/// in them.
public final class RecordedGraph implements AutoCloseable {
    private static final String TOKEN_PATH = "/TENANT/oauth2/v2.0/token";
    private static final String FROM_THE_RECORD = "";
    private static final String SECRET = "graph-Plume-4402";

    private final List<RecordedExchange> record = RecordedExchange.all("graph");
    private final FaultPlan faults;
    private final Map<String, String> state = new TreeMap<>();
    private final Deque<String> next = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> offences = new ArrayList<>();
    private final DisposableServer server;
    private int tokens;
    private int expired;

    public RecordedGraph(FaultPlan faults) {
        this.faults = faults;
        reset();
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(this::handle)
                .bindNow(Duration.ofSeconds(10));
    }

    /// The tenant as it is before a run.
    public synchronized void reset() {
        state.clear();
        state.put("user", "enabled");
        state.put("methods", "phoneMethods/p1,microsoftAuthenticatorMethods/m1");
        state.put("member", "false");
        state.put("listed", "at-once");
        state.put("compliance", "noncompliant");
        state.put("synced", "2026-11-01T08:00:00Z");
        state.put("pace", "at-once");
        state.put("sync", "none");
        next.clear();
        requests.clear();
    }

    public synchronized Map<String, String> state() {
        return new TreeMap<>(state);
    }

    public synchronized RecordedGraph put(String name, String value) {
        if (state.put(name, value) == null) {
            throw new IllegalArgumentException("the records know nothing of " + name);
        }
        return this;
    }

    /// The next requests are answered so, by titles of the record, whatever they are.
    public synchronized RecordedGraph answersNext(String... titles) {
        next.addAll(List.of(titles));
        return this;
    }

    /// The same for the one that comes after some that are answered from the record.
    public synchronized RecordedGraph answersNextAfter(int others, String title) {
        next.addAll(Collections.nCopies(others, FROM_THE_RECORD));
        next.add(title);
        return this;
    }

    /// From now on only tokens handed out later are good.
    public synchronized void expireToken() {
        expired = tokens;
    }

    /// How many tokens were handed out.
    public synchronized int tokens() {
        return tokens;
    }

    /// What Graph was asked, as `METHOD target`, decoded.
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /// Graph as an administrator sets it up.
    public HttpSystem system(GuardSettings guard, Guards guards, Clock clock) {
        String url = "http://127.0.0.1:" + server.port();
        return new HttpSystem(
                "graph",
                new HttpSystemSettings(
                        url + "/v1.0",
                        "/$metadata",
                        null,
                        "env:GRAPH_SECRET",
                        url + TOKEN_PATH,
                        "5c1d7a0e-3a1f-4a9b-8a55-0d5c2f7b9e11",
                        "https://graph.microsoft.com/.default",
                        null,
                        guard),
                new Secrets(VaultSettings.none(), Map.of("GRAPH_SECRET", SECRET)::get),
                guards,
                clock);
    }

    /// Fails when something was asked that is not on record.
    public synchronized void assertNothingElseWasAsked() {
        if (!offences.isEmpty()) {
            throw new AssertionError("not on record:\n" + String.join("\n", offences));
        }
    }

    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(10));
        assertNothingElseWasAsked();
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        return request.receive().aggregate().asString().defaultIfEmpty("").flatMap(body -> {
            if (request.uri().equals(TOKEN_PATH)) {
                return send(response, signedIn(request, body));
            }
            return switch (faults.next()) {
                case AWAY -> send(response, titled("not ready"));
                case REFUSED -> send(response, titled("bad request"));
                case NONE -> send(response, answer(request, body));
                case LOST_AFTER -> {
                    var _ = answer(request, body);
                    yield Mono.fromRunnable(() -> request.withConnection(connection -> connection.dispose()));
                }
            };
        });
    }

    private synchronized RecordedExchange.Response signedIn(HttpServerRequest request, String body) {
        if ("secret expired".equals(next.peek())) {
            return titled(next.remove());
        }
        RecordedExchange.Response said = recorded(request, body);
        if (said.status() == 200) {
            tokens++;
        }
        return said;
    }

    private synchronized RecordedExchange.Response answer(HttpServerRequest request, String body) {
        QueryStringDecoder uri = new QueryStringDecoder(request.uri());
        requests.add(request.method() + " " + QueryStringDecoder.decodeComponent(uri.uri()));
        String given = request.requestHeaders().get("Authorization");
        int number = IntStream.rangeClosed(1, tokens)
                .filter(issued -> ("Bearer " + token(issued)).equals(given))
                .findFirst()
                .orElse(0);
        if (number == 0) {
            return offended(request, body, "a call without a token");
        }
        if (number <= expired) {
            return titled("token expired");
        }
        String title = next.isEmpty() ? FROM_THE_RECORD : next.remove();
        return title.equals(FROM_THE_RECORD) ? recorded(request, body) : titled(title);
    }

    private RecordedExchange.Response recorded(HttpServerRequest request, String body) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.requestHeaders().forEach(header -> headers.put(header.getKey(), header.getValue()));
        List<RecordedExchange> found = record.stream()
                .filter(exchange -> exchange.fits(state))
                .filter(exchange -> exchange.request()
                        .filter(asked -> asked.is(request.method().name(), request.uri(), headers, body))
                        .isPresent())
                .toList();
        if (found.size() != 1) {
            return offended(request, body, found.size() + " exchanges, where the tenant is " + state);
        }
        state.putAll(found.getFirst().then());
        return found.getFirst().response();
    }

    private RecordedExchange.Response offended(HttpServerRequest request, String body, String why) {
        offences.add("%s %s %s: %s"
                .formatted(request.method(), QueryStringDecoder.decodeComponent(request.uri()), body, why));
        return new RecordedExchange.Response(400, Map.of(), "");
    }

    private RecordedExchange.Response titled(String title) {
        return record.stream()
                .filter(exchange -> exchange.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no record is called " + title))
                .response();
    }

    private Mono<Void> send(HttpServerResponse response, RecordedExchange.Response said) {
        response.status(said.status());
        said.headers().forEach(response::header);
        String body = said.body()
                .replace("{server}", "http://127.0.0.1:" + server.port())
                .replace("{token}", token(tokens()));
        return body.isEmpty()
                ? response.send().then()
                : response.sendString(Mono.just(body)).then();
    }

    private static String token(int number) {
        return "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.token-" + number;
    }
}
