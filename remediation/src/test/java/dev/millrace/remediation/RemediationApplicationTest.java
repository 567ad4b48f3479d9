package dev.millrace.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.TestBroker;
import dev.millrace.remediation.testing.TestDatabase;
import dev.millrace.remediation.testing.TestDirectory;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationRequest;
import dev.millrace.tickets.signature.Signer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/// The whole program against a broker, a database and a directory.
class RemediationApplicationTest {
    private static final String KEY = "a signing key for tests, at least 32 characters";

    private static TestBroker broker;
    private static TestDatabase database;
    private static TestDirectory directory;
    private static ConfigurableApplicationContext program;
    private static Producer<String, byte[]> producer;
    private static Consumer<String, byte[]> consumer;

    @TempDir
    private static Path runbooks;

    private static final List<RemediationOutcome> OUTCOMES = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        broker = new TestBroker();
        database = new TestDatabase();
        directory = new TestDirectory();
        SpringApplication application = new SpringApplication(RemediationApplication.class);
        application.setDefaultProperties(Map.ofEntries(
                Map.entry("server.port", "0"),
                Map.entry("management.endpoint.health.show-details", "always"),
                Map.entry("spring.kafka.bootstrap-servers", broker.bootstrapServers()),
                Map.entry("spring.r2dbc.url", database.r2dbcUrl()),
                Map.entry("spring.r2dbc.username", "postgres"),
                Map.entry("spring.r2dbc.password", "postgres"),
                Map.entry("millrace.database.jdbc-url", database.jdbcUrl()),
                Map.entry("millrace.database.user", "postgres"),
                Map.entry("millrace.database.password", "postgres"),
                Map.entry("millrace.signing-key", KEY),
                Map.entry("millrace.tenants", "acme"),
                Map.entry("millrace.remediation.runbooks.folder", runbooks.toString()),
                Map.entry("millrace.remediation.runbooks.look", "50ms"),
                Map.entry("millrace.admin.password-hash", "{bcrypt}" + new BCryptPasswordEncoder(4).encode("password")),
                Map.entry("millrace.remediation.directory.url", directory.url()),
                Map.entry("millrace.remediation.directory.bind-dn", TestDirectory.SERVICE),
                Map.entry("millrace.remediation.directory.password", TestDirectory.SERVICE_PASSWORD),
                Map.entry("millrace.remediation.directory.base-dn", TestDirectory.BASE)));
        program = application.run();
        Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
        producer = new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", broker.bootstrapServers(),
                        "group.id", "test",
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of("remediation.outcomes"));
    }

    @AfterAll
    static void stop() throws Exception {
        consumer.close();
        producer.close();
        program.close();
        directory.close();
        database.close();
        broker.stop();
    }

    @Test
    void shouldUnlockTheSendersAccount() {
        directory.lock("anna");
        RemediationOutcome end = run(Requests.automatic(1, "unlock-account", "sender", "anna"));
        assertThat(end).isInstanceOf(RemediationOutcome.Succeeded.class);
        assertThat(directory.isLocked("anna")).isFalse();
    }

    @Test
    void shouldShowANewPasswordOnceBehindItsLink() throws Exception {
        var end = (RemediationOutcome.Succeeded) run(Requests.automatic(2, "reset-password", "sender", "chloe"));
        assertThat(end.secret().recipient().address()).isEqualTo("chloe@private.example");
        String link = "/once/" + new Signer(KEY).token("once", end.secret().secretId());

        HttpResponse<String> preview = send("GET", link, "Accept-Language", "fr-CA,fr;q=0.9");
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body()).contains("mot de passe").contains("method=\"post\"");
        assertThat(preview.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("form-action 'self'");
        assertThat(preview.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(preview.headers().firstValue("Cache-Control")).contains("no-store");

        HttpResponse<String> revealed = send("POST", link, "Accept-Language", "es");
        Matcher password = Pattern.compile("<code>([^<]+)</code>").matcher(revealed.body());
        assertThat(password.find()).isTrue();
        assertThat(directory.accepts("chloe", password.group(1))).isTrue();
        assertThat(directory.mustChangePassword("chloe")).isTrue();

        assertThat(send("POST", link, "Accept-Language", "de").statusCode()).isEqualTo(410);
        HttpResponse<String> again = send("GET", link, "Accept-Language", "de");
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.body()).contains("abgelaufen");
        assertThat(send("GET", link + "x", "Accept-Language", "de").statusCode())
                .isEqualTo(404);
        assertThat(Json.text(OUTCOMES)).doesNotContain(password.group(1));
    }

    @Test
    void shouldAnswerWhoseConsentIsNeeded() {
        RemediationRequest request =
                Requests.consent(3, Consent.GROUP_OWNER, "grant-group-access", "finance-reports", "anna");
        RemediationOutcome answer = ask(request, outcome -> outcome instanceof RemediationOutcome.ConsentersFound);
        assertThat(((RemediationOutcome.ConsentersFound) answer)
                        .consenters()
                        .getFirst()
                        .address())
                .isEqualTo("ben@acme.example");
    }

    @Test
    void shouldListConnectorsForTheAdminOnly() throws Exception {
        assertThat(send("GET", "/api/connectors", "Accept", "application/json").statusCode())
                .isEqualTo(401);
        HttpResponse<String> answer = send("GET", "/api/connectors", "Authorization", admin());
        assertThat(answer.body()).contains("\"connector\":\"directory\"").contains("\"breaker\":\"CLOSED\"");
    }

    @Test
    void shouldShowTheAdminWhatARunbookWouldChangeAndChangeNothing() throws Exception {
        directory.lock("chloe");
        String wish = "{\"target\":\"chloe\"}";
        assertThat(post("/api/runbooks/unlock-account/dry-run", wish, false).statusCode())
                .isEqualTo(401);
        assertThat(post("/api/runbooks/unlock-account/dry-run", wish, true).body())
                .contains("\"step\":\"unlock\"")
                .contains("\"verdict\":\"would-change\"")
                .contains("the account is locked");
        assertThat(directory.isLocked("chloe")).isTrue();
        assertThat(post("/api/runbooks/unlock-account/dry-run", "{\"target\":\"svc-backup\"}", true)
                        .body())
                .contains("would-fail")
                .contains("protected");
        for (String requester : List.of("", ",\"requester\":\"chloe@acme.example\"")) {
            assertThat(post("/api/runbooks/install-software/dry-run", "{\"target\":\"7-Zip\"" + requester + "}", true)
                            .body())
                    .contains("the system 'graph' is not configured here")
                    .doesNotContain("agreement");
        }
        Files.writeString(runbooks.resolve("agreed.yaml"), """
                id: agreed-only
                title: Looks once the manager agreed
                risk: high
                approvers: [manager]
                steps:
                  - name: locate
                    action: directory.locate-account
                summary: Done.
                """);
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        post("/api/runbooks/agreed-only/dry-run", wish, true).statusCode() == 200);
        assertThat(post("/api/runbooks/agreed-only/dry-run", wish, true).body())
                .contains("\"verdict\":\"found\"")
                .doesNotContain("would-fail");
        assertThat(post("/api/runbooks/dance/dry-run", wish, true).statusCode()).isEqualTo(404);
        assertThat(post("/api/runbooks/unlock-account/dry-run", "{}", true).statusCode())
                .isEqualTo(400);
    }

    @Test
    void shouldLetNobodyButTheAdminTouchTheSwitch() throws Exception {
        assertThat(send("GET", "/api/remediation/stops", "Accept", "application/json")
                        .statusCode())
                .isEqualTo(401);
        for (String path : List.of("stop", "start", "cancel")) {
            assertThat(post("/api/remediation/" + path, "{\"reason\":\"a trial\",\"run\":\"x\"}", false)
                            .statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(send("GET", "/api/remediation/stops", "Authorization", admin())
                        .body())
                .isEqualTo("[]");
    }

    @Test
    void shouldHoldRunsOfAStoppedRunbookUntilItIsStarted() throws Exception {
        String which = "\"tenant\":\"acme\",\"runbook\":\"unlock-account\"";
        directory.lock("chloe");
        HttpResponse<String> stopped =
                post("/api/remediation/stop", "{%s,\"reason\":\"a trial\"}".formatted(which), true);
        assertThat(stopped.body())
                .contains("\"runbook\":\"unlock-account\"")
                .contains("\"tenant\":\"acme\"")
                .contains("\"by\":\"admin\"")
                .contains(": a trial\"");
        RemediationRequest.Execute request = Requests.automatic(41, "unlock-account", "sender", "chloe");

        RemediationOutcome waits = ask(request, RemediationOutcome.Deferred.class::isInstance);

        assertThat(((RemediationOutcome.Deferred) waits).reason()).contains("a trial");
        assertThat(directory.isLocked("chloe")).isTrue();
        assertThat(post("/api/remediation/start", "{%s}".formatted(which), true).body())
                .isEqualTo("[]");
        assertThat(ask(request, RemediationOutcome.Succeeded.class::isInstance)).isNotNull();
        assertThat(directory.isLocked("chloe")).isFalse();
    }

    @Test
    void shouldWantAReasonForAStopAndARunToCancel() throws Exception {
        assertThat(post("/api/remediation/stop", "{\"runbook\":\"unlock-account\"}", true))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(400))
                .satisfies(answer -> assertThat(answer.body()).contains("\"field\":\"reason\""));
        assertThat(post("/api/remediation/cancel", "{}", true).body()).contains("\"field\":\"run\"");
        assertThat(post("/api/remediation/cancel", "{\"run\":\"none-such\"}", true)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldTakeUpAnOwnRunbookWithoutARestart() throws Exception {
        Files.writeString(runbooks.resolve("look.yaml"), """
                id: look-only
                title: Looks
                risk: low
                steps:
                  - name: locate
                    action: directory.locate-account
                summary: The account is {account.uid}.
                told:
                  en: You are {account.uid}.
                  de: Sie sind {account.uid}.
                """);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> post("/api/runbooks/look-only/dry-run", "{\"target\":\"anna\"}", true)
                                .statusCode()
                        == 200);
        var end = (RemediationOutcome.Succeeded) run(Requests.automatic(9, "look-only", "sender", "anna"));
        assertThat(end.summary()).isEqualTo("The account is anna.");
        assertThat(end.told()).isEqualTo("Sie sind anna.");
    }

    /// Nothing but what is asked before each step stands before a step that looks nobody up.
    @Test
    void shouldDoNothingForStrangersNorByWhoMayNotAgree() throws Exception {
        String text = """
                id: keep-only
                title: Keeps a password
                risk: low
                steps:
                  - name: keep
                    action: secret.keep-password
                  - name: locate
                    action: directory.locate-account
                summary: Done.
                """;
        Files.writeString(runbooks.resolve("keep.yaml"), text);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> post("/api/runbooks/keep-only/dry-run", "{\"target\":\"anna\"}", true)
                                .statusCode()
                        == 200);
        var unasked = (RemediationOutcome.Failed) run(Requests.automatic(10, "keep-only", "anna", "stranger"));
        assertThat(unasked.step()).isEqualTo("keep");
        assertThat(unasked.reason()).contains("nobody has agreed, and it is not known who asks");
        var agreed = (RemediationOutcome.Failed) run(
                Requests.agreedOn(Requests.consented(11, "keep-only", "anna", "anna", Consent.MANAGER, "chloe"), text));
        assertThat(agreed.step()).isEqualTo("keep");
        assertThat(agreed.reason()).contains("chloe agreed, and is not, or not any more, the manager");
    }

    private static HttpResponse<String> post(String path, String body, boolean signedIn)
            throws IOException, InterruptedException {
        String port = program.getEnvironment().getProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20));
        if (signedIn) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString("admin:password".getBytes(StandardCharsets.UTF_8)));
        } else {
            request.header("Authorization", "Basic eDp5");
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void shouldBeHealthy() throws Exception {
        assertThat(send("GET", "/actuator/health", "Accept", "application/json").body())
                .contains("UP");
    }

    @ParameterizedTest
    @CsvSource({"millrace-remediation, Requests for remediation", "millrace-remediation-config, Exchanges of models"})
    void shouldBeDownWithTheReasonOnceAListenerGaveUp(String id, String what) {
        var listener = (AbstractMessageListenerContainer<?, ?>)
                program.getBean(KafkaListenerEndpointRegistry.class).getListenerContainer(id);
        assertThatThrownBy(() -> listener.getCommonErrorHandler()
                        .handleOtherException(new IllegalStateException("a secret"), null, listener, false))
                .isInstanceOf(KafkaException.class);
        await().untilAsserted(() -> assertThat(health())
                .contains("\"status\":\"DOWN\"")
                .containsOnlyOnce("not being taken: the listener gave up after IllegalStateException")
                .contains(what)
                .doesNotContain("a secret"));
        listener.start();
        await().untilAsserted(() ->
                assertThat(health()).contains("remediationRequests").doesNotContain("DOWN"));
    }

    private static String health() throws Exception {
        return send("GET", "/actuator/health", "Authorization", admin()).body();
    }

    private static String admin() {
        return "Basic " + Base64.getEncoder().encodeToString("admin:password".getBytes(StandardCharsets.UTF_8));
    }

    private static RemediationOutcome run(RemediationRequest.Execute request) {
        return ask(
                request,
                outcome -> outcome instanceof RemediationOutcome.Succeeded
                        || outcome instanceof RemediationOutcome.Failed);
    }

    private static RemediationOutcome ask(RemediationRequest request, Predicate<RemediationOutcome> end) {
        var _ = producer.send(
                new ProducerRecord<>("remediation.requests", request.ticket().toString(), Json.bytes(request)));
        List<RemediationOutcome> found = new ArrayList<>();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            consumer.poll(Duration.ofMillis(50))
                    .forEach(next -> OUTCOMES.add(Json.read(next.value(), RemediationOutcome.class)));
            OUTCOMES.stream()
                    .filter(outcome -> outcome.ticket().equals(request.ticket()) && end.test(outcome))
                    .forEach(found::add);
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    private static HttpResponse<String> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        String port = program.getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .headers(headers)
                .timeout(Duration.ofSeconds(20))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
