package dev.millrace.remediation.testing;

import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.RemediationApplication;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/// The whole program against a broker, a database and a directory.
public final class TestProgram implements AutoCloseable {
    /// What it signs links with.
    public static final String KEY = "a signing key for tests, at least 32 characters";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final TestBroker broker = new TestBroker();
    private final TestDatabase database = new TestDatabase();
    private final TestDirectory directory = new TestDirectory();
    private final List<RemediationOutcome> outcomes = new ArrayList<>();
    private final ConfigurableApplicationContext context;
    private final Producer<String, byte[]> producer;
    private final Consumer<String, byte[]> consumer;

    /// @param runbooks the folder of its own runbook files
    /// @param further properties
    public TestProgram(Path runbooks, Map<String, Object> further) throws Exception {
        SpringApplication application = new SpringApplication(RemediationApplication.class);
        Map<String, Object> properties = new HashMap<>(Map.ofEntries(
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
                Map.entry("millrace.desk.tenants.acme.domains", "acme.example"),
                Map.entry("millrace.remediation.runbooks.folder", runbooks.toString()),
                Map.entry("millrace.remediation.runbooks.look", "50ms"),
                Map.entry("millrace.admin.password-hash", "{bcrypt}" + new BCryptPasswordEncoder(4).encode("password")),
                Map.entry("millrace.remediation.directory.url", directory.url()),
                Map.entry("millrace.remediation.directory.bind-dn", TestDirectory.SERVICE),
                Map.entry("millrace.remediation.directory.password", TestDirectory.SERVICE_PASSWORD),
                Map.entry("millrace.remediation.directory.base-dn", TestDirectory.BASE)));
        properties.putAll(further);
        application.setDefaultProperties(properties);
        context = application.run();
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

    public TestDirectory directory() {
        return directory;
    }

    public TestDatabase database() {
        return database;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// All that was told so far, as far as it was read.
    public List<RemediationOutcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /// How a run ends.
    public RemediationOutcome run(RemediationRequest.Execute request) {
        return ask(
                request,
                outcome -> outcome instanceof RemediationOutcome.Succeeded
                        || outcome instanceof RemediationOutcome.Failed);
    }

    /// The first outcome of this ticket that is meant.
    public RemediationOutcome ask(RemediationRequest request, Predicate<RemediationOutcome> meant) {
        var _ = producer.send(
                new ProducerRecord<>("remediation.requests", request.ticket().toString(), Json.bytes(request)));
        List<RemediationOutcome> found = new ArrayList<>();
        await().atMost(LIMIT).until(() -> {
            consumer.poll(Duration.ofMillis(50))
                    .forEach(next -> outcomes.add(Json.read(next.value(), RemediationOutcome.class)));
            outcomes.stream()
                    .filter(outcome -> outcome.ticket().equals(request.ticket()) && meant.test(outcome))
                    .forEach(found::add);
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    public HttpResponse<String> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .headers(headers));
    }

    /// Posts JSON as the administrator, or with a wrong password.
    public HttpResponse<String> post(String path, String body, boolean signedIn)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Authorization", signedIn ? admin() : "Basic eDp5"));
    }

    /// What the administrator signs in with.
    public static String admin() {
        return "Basic " + Base64.getEncoder().encodeToString("admin:password".getBytes(StandardCharsets.UTF_8));
    }

    private URI uri(String path) {
        String port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
        return URI.create("http://localhost:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
        context.close();
        directory.close();
        database.close();
        try {
            broker.stop();
        } catch (Exception failure) {
            throw new IllegalStateException("The broker did not stop", failure);
        }
    }
}
