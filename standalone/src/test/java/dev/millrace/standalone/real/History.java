package dev.millrace.standalone.real;

import dev.millrace.tickets.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Everything that ever happened to any ticket, read over the live feed from the beginning on, and what happens now.
/// Comes back from where it was when the desk tells it to.
final class History implements AutoCloseable {
    /// The beginning of all partitions.
    private static final String BEGINNING = "0.0-1.0-2.0-3.0-4.0-5.0-6.0-7.0";

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpDoors doors;
    private final List<JsonNode> updates = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
    private volatile boolean closed;

    History(HttpDoors doors) {
        this.doors = doors;
        Thread.ofVirtual().name("history").start(this::follow);
    }

    private void follow() {
        String place = BEGINNING;
        while (!closed) {
            try {
                place = readFrom(place);
            } catch (IOException cut) {
                if (!closed) {
                    trouble.set(cut.toString());
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// Reads until the feed ends and returns the place after what was read.
    private String readFrom(String place) throws IOException, InterruptedException {
        String after = place;
        String next = place;
        HttpResponse<InputStream> feed = client.send(
                doors.feed("/api/stream/tickets?lastEventId=" + place), HttpResponse.BodyHandlers.ofInputStream());
        if (feed.statusCode() != 200) {
            throw new IOException("The feed answered " + feed.statusCode());
        }
        try (var lines = new BufferedReader(new InputStreamReader(feed.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    next = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    take(Json.mapper().readTree(line.substring(5)));
                } else if (line.startsWith("event:") && line.endsWith("reconnect")) {
                    return after;
                } else if (line.isEmpty()) {
                    after = next;
                }
            }
        }
        return after;
    }

    private void take(JsonNode update) {
        if (update.hasNonNull("ticketId")) {
            updates.add(update);
        }
    }

    /// Every update so far, in the order in which the feed told them.
    List<JsonNode> updates() {
        String why = trouble.get();
        if (why != null) {
            throw new IllegalStateException("The feed broke: " + why);
        }
        return List.copyOf(updates);
    }

    /// The state of each ticket after its newest update.
    Map<String, JsonNode> tickets() {
        Map<String, JsonNode> newest = new LinkedHashMap<>();
        updates()
                .forEach(update -> newest.merge(
                        update.path("ticketId").asString(),
                        update,
                        (one, other) -> version(one) > version(other) ? one : other));
        newest.replaceAll((_, update) -> update.path("ticket"));
        return newest;
    }

    /// The versions that were told of each ticket, in order.
    Map<String, List<Long>> versions() {
        Map<String, List<Long>> versions = new LinkedHashMap<>();
        updates()
                .forEach(update -> versions.computeIfAbsent(
                                update.path("ticketId").asString(), _ -> new ArrayList<>())
                        .add(version(update)));
        return versions;
    }

    /// All events of a type.
    List<JsonNode> events(String type) {
        return updates().stream()
                .flatMap(update -> update.path("events").valueStream())
                .filter(event -> type.equals(event.path("type").asString("")))
                .toList();
    }

    private static long version(JsonNode update) {
        return update.path("version").asLong();
    }

    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
    }
}
