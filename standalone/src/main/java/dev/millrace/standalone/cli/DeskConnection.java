package dev.millrace.standalone.cli;

import dev.millrace.standalone.demo.DemoSettings;
import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;

/// The running desk that a command talks to, as its admin: the `millrace up` of a data folder, or any other by
/// its address.
final class DeskConnection {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String PASSWORD = "MILLRACE_ADMIN_PASSWORD";

    @Mixin
    private final DataOption data = new DataOption();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "Where intake answers (default: the running `millrace up`). The admin's password is taken from"
                            + " the variable " + PASSWORD + " then.")
    private @Nullable URI url;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            defaultValue = "admin",
            description = "The admin (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private String user;

    /// Asks for a path.
    ///
    /// @throws IOException when there is no answer, or one that says what is wrong
    String ask(String path, HttpRequest.BodyPublisher body, String method, String contentType) throws IOException {
        Access access = access();
        HttpRequest request = HttpRequest.newBuilder(URI.create(access.url() + path))
                .timeout(LIMIT)
                .header("Authorization", access.authorization())
                .header("Content-Type", contentType)
                .header("Accept", "application/json")
                .method(method, body)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(
                        "%s answered %d: %s".formatted(request.uri(), answer.statusCode(), inWords(answer.body())));
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + request.uri(), e);
        }
    }

    /// What a problem detail (RFC 9457) says, where the answer is one.
    private static String inWords(String body) {
        try {
            return Json.mapper().readTree(body).path("detail").asString(body);
        } catch (JacksonException other) {
            return body;
        }
    }

    private record Access(String url, String authorization) {
        static Access of(String url, String user, String password) {
            return new Access(
                    url,
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private Access access() throws IOException {
        if (url != null) {
            String password = System.getenv(PASSWORD);
            if (password == null) {
                throw new IOException("Expected the admin's password in the variable " + PASSWORD);
            }
            return Access.of(url.toString().replaceFirst("/+$", ""), user, password);
        }
        DemoSettings demo = DemoSettings.of(data.path());
        String running = demo.find("http.url");
        if (running == null) {
            throw new IOException("Expected http.url in the demo.properties of " + data.path());
        }
        return Access.of(running, demo.adminUser(), demo.adminPassword());
    }
}
