package dev.millrace.standalone.real;

import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A program's HTTP doors.
public final class HttpDoors implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String authorization;

    HttpDoors(String url, String user, String password) {
        this.url = url;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /// Where they are.
    public String url() {
        return url;
    }

    /// Whether it says that it is ready to work.
    boolean isHealthy() {
        try {
            HttpResponse<String> health = send(request("/actuator/health"));
            return health.statusCode() == 200
                    && "UP"
                            .equals(Json.mapper()
                                    .readTree(health.body())
                                    .path("status")
                                    .asString(""));
        } catch (IOException away) {
            return false;
        }
    }

    /// Reads JSON as the admin.
    ///
    /// @throws IOException when there is no answer, or another than 200
    public JsonNode get(String path) throws IOException {
        return Json.mapper().readTree(text(path));
    }

    /// Reads whatever it is as the admin.
    ///
    /// @throws IOException when there is no answer, or another than 200
    public String text(String path) throws IOException {
        HttpResponse<String> answer = send(request(path).header("Authorization", authorization));
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /// Sends a command as the admin, and returns the answer's status.
    public int command(String path, Object command) throws IOException {
        return send(request(path)
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Json.text(command))))
                .statusCode();
    }

    /// Submits a ticket as anybody may, and returns its id.
    ///
    /// @throws IOException when it was not accepted, or nobody knows whether it was
    public String postTicket(String email, String subject, String text, String idempotencyKey) throws IOException {
        HttpResponse<String> answer = send(request("/api/tickets")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(
                        Json.text(Map.of("email", email, "subject", subject, "text", text)))));
        if (answer.statusCode() != 202) {
            throw new IOException("The ticket was not taken: " + answer.statusCode() + " " + answer.body());
        }
        return Json.mapper().readTree(answer.body()).path("id").asString();
    }

    /// Opens a page that was linked to, as anybody may, and returns the status.
    public int open(String link) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(link)).timeout(PATIENCE)).statusCode();
    }

    /// Sends the form of such a page, and returns the status.
    public int submit(String link, String form) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(link))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)))
                .statusCode();
    }

    /// Opens a feed as the admin.
    HttpRequest feed(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", authorization)
                .header("Accept", "text/event-stream")
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
