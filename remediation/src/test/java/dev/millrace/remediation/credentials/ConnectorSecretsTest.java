package dev.millrace.remediation.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.TestDirectory;
import dev.millrace.remediation.testing.TestProgram;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.signature.Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/// Plants a secret at each place where a connector's may lie, lets the systems repeat in their answers
/// whatever they were sent, and looks for it in all that the program keeps or tells.
class ConnectorSecretsTest {
    private static final String BEARER = "Bearer-Plume-8101";
    private static final String SIGNING = "Signing-Plume-8102";
    private static final String BASIC = "Basic-Plume-8103";
    private static final String VAULT_TOKEN = "Vault-Plume-8104";
    private static final String CLIENT_SECRET = "Client-Plume-8105";
    private static final String ACCESS_TOKEN = "Access-Plume-8106";
    private static final List<String> PLANTED = List.of(
            BEARER,
            SIGNING,
            BASIC,
            Base64.getEncoder().encodeToString(("millrace:" + BASIC).getBytes(StandardCharsets.UTF_8)),
            VAULT_TOKEN,
            CLIENT_SECRET,
            ACCESS_TOKEN,
            TestDirectory.SERVICE_PASSWORD,
            TestProgram.KEY);

    /// What the systems were sent: a secret that never left proves nothing.
    private static final Queue<String> SENT = new ConcurrentLinkedQueue<>();

    @TempDir
    private static Path folder;

    private static DisposableServer systems;
    private static TestProgram program;
    private static Shown told;

    @BeforeAll
    static void start() throws Exception {
        systems = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> request.receive()
                        .aggregate()
                        .asString()
                        .defaultIfEmpty("")
                        .flatMap(body -> answer(request, body, response)))
                .bindNow(Duration.ofSeconds(5));
        String url = "http://127.0.0.1:" + systems.port();
        told = new Shown();
        String http = "millrace.remediation.http.systems.";
        program = new TestProgram(
                Files.createDirectory(folder.resolve("runbooks")),
                Map.ofEntries(
                        Map.entry("millrace.remediation.vault.url", url),
                        Map.entry("millrace.remediation.vault.token", file("vault", VAULT_TOKEN)),
                        Map.entry(
                                "millrace.remediation.directory.password",
                                file("directory", TestDirectory.SERVICE_PASSWORD)),
                        Map.entry(http + "vpn.url", url),
                        Map.entry(http + "vpn.secret", file("bearer", BEARER)),
                        Map.entry(http + "vpn.signing", file("signing", SIGNING)),
                        Map.entry(http + "mail.url", url),
                        Map.entry(http + "mail.user", "millrace"),
                        Map.entry(http + "mail.secret", file("basic", BASIC)),
                        Map.entry(http + "graph.url", url),
                        Map.entry(http + "graph.token-url", url + "/token"),
                        Map.entry(http + "graph.client-id", "millrace"),
                        Map.entry(http + "graph.secret", "vault:kv/graph#secret")));
    }

    @AfterAll
    static void stop() {
        told.close();
        program.close();
        systems.disposeNow(Duration.ofSeconds(5));
    }

    @Test
    void shouldShowNoSecretOfAConnectorAnywhere() throws Exception {
        assertThat(program.run(Requests.automatic(1, "reset-vpn-profile", "sender", "anna")))
                .isInstanceOf(RemediationOutcome.Failed.class);
        assertThat(program.run(Requests.automatic(2, "raise-mailbox-quota", "sender", "anna")))
                .isInstanceOf(RemediationOutcome.Failed.class);
        assertThat(program.run(Requests.automatic(3, "remediate-device", "LT-0815", "anna")))
                .isInstanceOf(RemediationOutcome.Failed.class);
        var reset =
                (RemediationOutcome.Succeeded) program.run(Requests.automatic(4, "reset-password", "sender", "chloe"));
        List<String> shown = new ArrayList<>();
        for (String runbook : List.of("reset-vpn-profile", "raise-mailbox-quota", "remediate-device")) {
            shown.add(program.post(
                            "/api/runbooks/%s/dry-run".formatted(runbook),
                            "{\"target\":\"anna\",\"requester\":\"anna@acme.example\"}",
                            true)
                    .body());
        }
        String password = revealed(Objects.requireNonNull(reset.secret()).secretId());
        assertThat(program.directory().accepts("chloe", password)).isTrue();

        assertThat(SENT)
                .as("what was sent")
                .anyMatch(sent -> sent.contains(BEARER))
                .anyMatch(sent -> sent.contains(VAULT_TOKEN))
                .anyMatch(sent -> sent.contains(CLIENT_SECRET))
                .anyMatch(sent -> sent.contains(ACCESS_TOKEN));
        shown.addAll(told.by(program));
        assertThat(shown)
                .hasSizeGreaterThan(50)
                .allSatisfy(text -> assertThat(text).doesNotContain(PLANTED).doesNotContain(password));
    }

    /// Whatever is no place that this test needs is told no, and all that came with the request.
    private static Mono<Void> answer(HttpServerRequest request, String body, HttpServerResponse response) {
        String sent = request.uri() + " " + request.requestHeaders().entries() + " " + body;
        SENT.add(sent);
        return switch (request.uri()) {
            case "/v1/kv/graph" ->
                response.sendString(Mono.just("{\"data\":{\"secret\":\"" + CLIENT_SECRET + "\"}}"))
                        .then();
            case "/token" ->
                response.header("Content-Type", "application/json")
                        .sendString(Mono.just("{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":3600}"
                                .formatted(ACCESS_TOKEN)))
                        .then();
            default ->
                response.status(400)
                        .header("Content-Type", "application/json")
                        .sendString(Mono.just(Json.text(Map.of("error", sent))))
                        .then();
        };
    }

    private static String revealed(String secret) throws IOException, InterruptedException {
        String link = "/once/" + new Signer(TestProgram.KEY).token("once", secret);
        Matcher password = Pattern.compile("<code>([^<]+)</code>")
                .matcher(program.send("POST", link, "Accept-Language", "en").body());
        assertThat(password.find()).isTrue();
        return password.group(1);
    }

    private static String file(String name, String secret) throws IOException {
        return "file:" + Files.writeString(folder.resolve(name), secret);
    }
}
