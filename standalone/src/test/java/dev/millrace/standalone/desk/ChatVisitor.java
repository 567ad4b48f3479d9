package dev.millrace.standalone.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.tickets.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// Somebody who chats with the desk.
final class ChatVisitor {
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();

    /// Says one thing, waits for an answer, leaves, and returns the ticket's id.
    String say(Desk desk, String email, String text) throws Exception {
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(
                        URI.create(desk.value("http.url").replace("http", "ws") + "/chat"), new FrameListener(frames))
                .get(10, TimeUnit.SECONDS);
        socket.sendText(Json.text(Map.of("type", "hello", "email", email, "name", "Frank")), true)
                .get(10, TimeUnit.SECONDS);
        socket.sendText(Json.text(Map.of("type", "message", "id", "m1", "text", text)), true)
                .get(10, TimeUnit.SECONDS);
        JsonNode ack = await().atMost(Desk.LIMIT)
                .until(
                        () -> frames.stream()
                                .filter(frame -> "ack".equals(frame.path("type").asString()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        await().atMost(Desk.LIMIT)
                .untilAsserted(() -> assertThat(frames)
                        .extracting(frame -> frame.path("type").asString())
                        .contains("welcome", "update", "answer"));
        socket.abort();
        return ack.path("ticket").asString();
    }

    /// What the desk said.
    List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    /// Collects whole frames.
    private static final class FrameListener implements WebSocket.Listener {
        private final List<JsonNode> frames;
        private final StringBuilder partial = new StringBuilder();

        FrameListener(List<JsonNode> frames) {
            this.frames = frames;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                frames.add(Json.mapper().readTree(partial.toString()));
                partial.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
