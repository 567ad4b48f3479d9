package dev.millrace.standalone.desk;

import dev.millrace.tickets.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/// Somebody who watches a live feed. Collects what comes until closed.
final class Feed implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<JsonNode> data = new CopyOnWriteArrayList<>();
    private final InputStream body;
    private final Thread reader;

    Feed(Desk desk, String path) {
        HttpRequest request = desk.to(path)
                .header("Authorization", desk.basic())
                .header("Accept", "text/event-stream")
                .build();
        try {
            body = http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
        } catch (IOException e) {
            throw new IllegalStateException("The feed did not open", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
        reader = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:") && line.contains("{")) {
                    data.add(Json.mapper().readTree(line.substring(5)));
                }
            }
        } catch (IOException closed) {
            reader.interrupt();
        }
    }

    /// The types of all events told of a ticket so far, in order.
    List<String> eventsOf(String ticket) {
        return data.stream()
                .filter(update -> ticket.equals(update.path("ticketId").asString("")))
                .flatMap(update -> update.path("events").valueStream())
                .map(event -> event.path("type").asString(""))
                .toList();
    }

    /// The phases of a ticket's run told so far, in order, each as `step phase`.
    List<String> phasesOf(String ticket) {
        return data.stream()
                .filter(update -> ticket.equals(update.path("ticketId").asString("")))
                .flatMap(update -> update.path("events").valueStream())
                .filter(event ->
                        "remediation-progressed".equals(event.path("type").asString("")))
                .map(event -> event.path("step").asString("") + " "
                        + event.path("phase").asString(""))
                .toList();
    }

    List<JsonNode> data() {
        return List.copyOf(data);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
