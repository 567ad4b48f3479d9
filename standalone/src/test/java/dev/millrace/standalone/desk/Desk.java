package dev.millrace.standalone.desk;

import static org.awaitility.Awaitility.await;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.SearchResultEntry;
import dev.millrace.standalone.demo.DemoSettings;
import dev.millrace.standalone.files.LoopbackPort;
import dev.millrace.standalone.up.Up;
import dev.millrace.standalone.up.UpOptions;
import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A running desk with free ports, and what its users do with it.
final class Desk implements AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(60);

    private final Up up;
    private final DemoSettings demo;
    private final HttpClient http = HttpClient.newHttpClient();

    private Desk(Up up, DemoSettings demo) {
        this.up = up;
        this.demo = demo;
    }

    static Desk start(Path data) throws IOException {
        UpOptions options =
                new UpOptions(data, LoopbackPort.free(), LoopbackPort.free(), LoopbackPort.free(), LoopbackPort.free());
        Up up = new Up(options, new PrintWriter(Writer.nullWriter()));
        up.start();
        return new Desk(up, DemoSettings.of(data));
    }

    DemoSettings demo() {
        return demo;
    }

    String value(String key) {
        String value = demo.find(key);
        if (value == null) {
            throw new IllegalStateException("demo.properties has no " + key);
        }
        return value;
    }

    Mailbox mailbox(String address) {
        return new Mailbox(this, address);
    }

    /// Asks over HTTP, as the admin where `signedIn`.
    HttpResponse<String> ask(HttpRequest.Builder request, boolean signedIn) {
        if (signedIn) {
            request.header("Authorization", basic());
        }
        try {
            return http.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("The desk did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(
                path.startsWith("http") ? URI.create(path) : URI.create(value("http.url") + path));
    }

    String basic() {
        String login = value("admin.user") + ":" + value("admin.password");
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> post(Map<String, String> ticket, @Nullable String idempotencyKey) {
        HttpRequest.Builder request = to("/api/tickets")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.text(ticket)));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return ask(request, false);
    }

    HttpResponse<String> submit(String url, String form) {
        return ask(
                to(url).header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)),
                false);
    }

    HttpResponse<String> get(String path) {
        return ask(to(path).GET(), false);
    }

    /// The ticket, once it has one of these statuses.
    JsonNode ticket(String id, String... statuses) {
        return await().atMost(LIMIT)
                .until(
                        () -> Json.mapper()
                                .readTree(ask(to("/api/tickets/" + id).GET(), true)
                                        .body()),
                        ticket -> java.util.List.of(statuses)
                                .contains(ticket.path("status").asString("")));
    }

    SearchResultEntry directoryEntry(String dn) {
        return withDirectory(directory -> directory.getEntry(dn, "*", "+"));
    }

    interface DirectoryWork<T> {
        T with(LDAPConnection directory) throws LDAPException;
    }

    <T> T withDirectory(DirectoryWork<T> work) {
        try {
            LDAPURL url = new LDAPURL(value("ldap.url"));
            try (LDAPConnection directory = new LDAPConnection(
                    String.valueOf(url.getHost()), url.getPort(), value("ldap.bind-dn"), value("ldap.password"))) {
                return work.with(directory);
            }
        } catch (LDAPException e) {
            throw new IllegalStateException("The directory refused", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        up.close();
    }
}
