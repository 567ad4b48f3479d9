package dev.millrace.access.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// A token endpoint on this machine: gives `token-1`, `token-2` and so on.
public final class TokenEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();
    private volatile int lifeSeconds = 3600;
    private volatile @Nullable String refusal;
    private volatile int padding;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean stalling;

    public TokenEndpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", this::answer);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token");
    }

    void giveFor(int seconds) {
        lifeSeconds = seconds;
    }

    /// From now on it gives nothing.
    ///
    /// @param description why, as it stands in JSON
    void refuse(String description) {
        refusal = description;
    }

    /// The answer begins and does not go on.
    void stall() {
        stalling = true;
    }

    /// So much of nothing precedes the answer.
    void pad(int bytes) {
        padding = bytes;
    }

    /// The forms that were sent.
    public List<Map<String, String>> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> form = new TreeMap<>();
        for (String field : new String(exchange.getRequestBody().readAllBytes(), UTF_8).split("&", -1)) {
            String[] sides = field.split("=", 2);
            form.put(URLDecoder.decode(sides[0], UTF_8), URLDecoder.decode(sides[1], UTF_8));
        }
        requests.add(form);
        String why = refusal;
        String body = why != null
                ? "{\"error\":\"invalid_client\",\"error_description\":\"%s\"}".formatted(why)
                : "{\"access_token\":\"token-%d\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
                        .formatted(requests.size(), lifeSeconds);
        byte[] bytes = (" ".repeat(padding) + body).getBytes(UTF_8);
        exchange.sendResponseHeaders(why != null ? 401 : 200, bytes.length);
        try (exchange) {
            if (stalling) {
                exchange.getResponseBody().flush();
                closing.await();
            }
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
