package dev.millrace.remediation.testing;

import dev.millrace.tickets.json.Json;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/// A VPN gateway, a mail gateway and a print server within the test, as docs/connectors.md describes them, and
/// Microsoft Graph from its records. What they hold is one map from names to values, so that a test can compare it.
public final class FakeSystems implements AutoCloseable {
    private final FaultPlan faults;
    private final RecordedGraph graph;
    private final DisposableServer server;
    private final Map<String, String> state = new TreeMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    public FakeSystems(FaultPlan faults) {
        this.faults = faults;
        this.graph = new RecordedGraph(faults);
        reset();
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(this::handle)
                .bindNow(Duration.ofSeconds(10));
    }

    public synchronized void reset() {
        state.clear();
        state.put("profile", "1");
        state.put("serial", "4711");
        state.put("quota", "2048");
        state.put("quarantined", "false");
        state.put("queue", "stopped");
        state.put("stuck-job", "7");
        requests.clear();
        graph.reset();
    }

    /// Microsoft Graph.
    public RecordedGraph graph() {
        return graph;
    }

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    public synchronized Map<String, String> state() {
        Map<String, String> all = new TreeMap<>(state);
        all.putAll(graph.state());
        return all;
    }

    public synchronized void put(String name, String value) {
        state.put(name, value);
    }

    /// What was asked, as `METHOD target`.
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(10));
        graph.close();
    }

    private record Said(int status, Object body) {
        static Said ok(Object body) {
            return new Said(200, body);
        }

        static Said done() {
            return new Said(200, Map.of());
        }
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        return request.receive()
                .aggregate()
                .asByteArray()
                .defaultIfEmpty(new byte[0])
                .flatMap(bytes -> {
                    FaultPlan.Kind fault = faults.next();
                    if (request.uri().startsWith("/printers/")) {
                        return print(fault, request, bytes, response);
                    }
                    String body = new String(bytes, StandardCharsets.UTF_8);
                    return switch (fault) {
                        case AWAY -> response.status(503).send().then();
                        case REFUSED -> response.status(400).send().then();
                        case NONE -> {
                            Said said = said(request, body);
                            yield response.status(said.status())
                                    .header("Content-Type", "application/json")
                                    .sendString(Mono.just(Json.text(said.body())))
                                    .then();
                        }
                        case LOST_AFTER -> {
                            var _ = said(request, body);
                            yield Mono.fromRunnable(() -> request.withConnection(connection -> connection.dispose()));
                        }
                    };
                });
    }

    private Mono<Void> print(
            FaultPlan.Kind fault, HttpServerRequest request, byte[] bytes, HttpServerResponse response) {
        return switch (fault) {
            case AWAY -> response.status(503).send().then();
            case REFUSED -> answer(response, IppSaid.NOT_ALLOWED);
            case NONE -> answer(response, printed(request, bytes));
            case LOST_AFTER -> {
                var _ = printed(request, bytes);
                yield Mono.fromRunnable(() -> request.withConnection(connection -> connection.dispose()));
            }
        };
    }

    private static Mono<Void> answer(HttpServerResponse response, byte[] said) {
        return response.header("Content-Type", "application/ipp")
                .sendByteArray(Mono.just(said))
                .then();
    }

    private synchronized byte[] printed(HttpServerRequest request, byte[] bytes) {
        if (!request.uri().equals("/printers/HP-3-West")) {
            return IppSaid.NOT_FOUND;
        }
        List<String> stuck = stuckJobs();
        return switch (IppSaid.operation(bytes)) {
            case IppSaid.GET_PRINTER -> IppSaid.printer("HP-3-West", "stopped".equals(state.get("queue")));
            case IppSaid.GET_JOBS -> IppSaid.stoppedJobs(stuck);
            case IppSaid.CANCEL_JOB -> cancelled(stuck, IppSaid.job(bytes));
            case IppSaid.RESUME -> {
                // What stopped it would stop it again.
                state.put("queue", stuck.isEmpty() ? "idle" : "stopped");
                yield IppSaid.DONE;
            }
            default -> IppSaid.NOT_POSSIBLE;
        };
    }

    private List<String> stuckJobs() {
        return Stream.of(Objects.requireNonNull(state.get("stuck-job")).split(","))
                .filter(job -> !job.isEmpty())
                .toList();
    }

    private byte[] cancelled(List<String> stuck, String job) {
        if (job.equals(state.get("kept-job"))) {
            return IppSaid.NOT_ALLOWED;
        }
        state.put(
                "stuck-job", stuck.stream().filter(other -> !other.equals(job)).collect(Collectors.joining(",")));
        return stuck.contains(job) ? IppSaid.DONE : IppSaid.NOT_POSSIBLE;
    }

    private synchronized Said said(HttpServerRequest request, String body) {
        requests.add(request.method() + " " + request.uri());
        QueryStringDecoder uri = new QueryStringDecoder(request.uri());
        Map<?, ?> fields = body.isBlank() ? Map.of() : Json.read(body, Map.class);
        return switch (request.method() + " " + uri.path()) {
            case "GET /profiles/anna" -> Said.ok(Map.of("version", number("profile"), "enabled", true));
            case "POST /profiles/anna/reset" -> replaced("profile", fields.get("replaces"));
            case "POST /profiles/anna/restore" -> set("profile", fields.get("version"));
            case "GET /certificates/anna" ->
                Said.ok(Map.of("serial", Objects.requireNonNull(state.get("serial")), "revoked", false));
            case "POST /certificates/anna/renew" -> replaced("serial", fields.get("replaces"));
            case "GET /mailboxes/anna@acme.example" -> Said.ok(Map.of("quotaMebibytes", number("quota")));
            case "PUT /mailboxes/anna@acme.example/quota" ->
                "false".equals(state.get("quota-shrinks")) && isLess(fields.get("mebibytes"), "quota")
                        ? new Said(400, Map.of())
                        : set("quota", fields.get("mebibytes"));
            case "GET /messages" ->
                Said.ok(Map.of(
                        "messages",
                        uri.parameters().get("about").contains("Your parcel <1>")
                                        && uri.parameters().get("recipient").contains("anna@acme.example")
                                ? List.of(Map.of("id", "m/1"))
                                : List.of()));
            case "GET /messages/m/1" -> Said.ok(Map.of("quarantined", "true".equals(state.get("quarantined"))));
            case "POST /messages/m/1/quarantine" -> set("quarantined", "true");
            case "POST /messages/m/1/release" -> set("quarantined", "false");
            default -> new Said(404, Map.of());
        };
    }

    private Said replaced(String name, Object replaces) {
        if (!String.valueOf(replaces).equals(state.get(name))) {
            return new Said(409, Map.of());
        }
        return set(name, String.valueOf(number(name) + 1));
    }

    private Said set(String name, Object value) {
        state.put(name, String.valueOf(value));
        return Said.done();
    }

    private boolean isLess(Object value, String name) {
        return Integer.parseInt(String.valueOf(value)) < number(name);
    }

    private int number(String name) {
        return Integer.parseInt(Objects.requireNonNull(state.get(name)));
    }
}
