package dev.millrace.topology.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.millrace.enrichment.Enrichment;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.topology.Shipped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesTest {
    private static final Enrichment SHIPPED = Shipped.ENRICHMENT;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private HttpServer server;
    private final CountDownLatch released = new CountDownLatch(1);

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/models/", exchange -> {
            Path file =
                    folder.resolve(Path.of(exchange.getRequestURI().getPath()).getFileName());
            byte[] content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(content.length > 0 ? 200 : 404, content.length > 0 ? content.length : -1);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        server.createContext("/slow/", exchange -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.stop(0);
    }

    private String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Test
    void shouldFetchFromAWebServer() throws Exception {
        String version = TestModels.put(folder, Category.VPN);
        ModelShelf shelf = new ModelShelf(ModelFiles.at(at("/models"), LIMIT), SHIPPED, LIMIT);
        assertThat(shelf.take(version).version()).isEqualTo(version);
    }

    @Test
    void shouldSayWhatAWebServerAnswered() {
        ModelFiles files = ModelFiles.at(at("/models/"), LIMIT);
        assertThatIOException()
                .isThrownBy(() -> files.fetch("00000000000000ff"))
                .withMessageContaining("/models/00000000000000ff.models answered 404");
    }

    @Test
    void shouldNotWaitForAPlaceThatHangs() {
        Duration little = Duration.ofMillis(50);
        ModelShelf shelf = new ModelShelf(ModelFiles.at(at("/slow/"), LIMIT), SHIPPED, little);
        assertThatThrownBy(() -> shelf.take("00000000000000ff"))
                .isInstanceOf(UnusableModel.class)
                .hasMessageContaining("not there within 50 ms");
    }

    @Test
    void shouldListTheVersionsOfAFolder() throws IOException {
        String version = TestModels.put(folder, Category.VPN);
        Files.writeString(folder.resolve("notes.txt"), "");
        Files.writeString(folder.resolve(version + ".models.unfinished"), "");
        assertThat(ModelFiles.at(folder.toString(), LIMIT).versions()).containsExactly(version);
        assertThat(ModelFiles.at(folder.resolve("none").toString(), LIMIT).versions())
                .isEmpty();
    }

    @Test
    void shouldListWhatTheFilesSayOfThemselvesWithoutReadingTheModels() throws Exception {
        String whole = TestModels.put(folder, Category.VPN);
        byte[] content = Files.readAllBytes(folder.resolve(whole + ".models"));
        Files.write(folder.resolve("00000000000000aa.models"), Arrays.copyOf(content, 2_000));
        Files.writeString(folder.resolve("00000000000000bb.models"), "no archive");

        List<ModelShelf.Listed> listed = new ModelShelf(ModelFiles.at(folder.toString(), LIMIT), SHIPPED, LIMIT).list();

        assertThat(listed).hasSize(3);
        assertThat(listed).filteredOn(one -> one.summary() != null).hasSize(2);
        assertThat(listed)
                .filteredOn(one -> one.version().equals("00000000000000bb"))
                .singleElement()
                .satisfies(one -> assertThat(one.fault()).contains("it is no set of models"));
    }
}
