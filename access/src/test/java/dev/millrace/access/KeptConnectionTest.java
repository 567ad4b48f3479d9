package dev.millrace.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A browser sends its next request on a connection as soon as it has all of an answer, which is a little before the
/// server is done with it. Reactor Netty 1.3.7 then answered that request, and read no other from the connection: pages
/// waited without end for a file or their feed.
class KeptConnectionTest {
    private static final String TEXT = "read";
    private static final int PATIENCE_MILLIS = 10_000;

    @Configuration
    @EnableAutoConfiguration
    static class Room {
        /// In place of all doors: what matters here is the server below them.
        @Bean
        HttpHandler doors() {
            return (request, response) ->
                    request.getPath().value().equals("/busy") ? readAndBeBusy(response) : read(response);
        }

        private static Mono<Void> read(ServerHttpResponse response) {
            response.getHeaders().setContentLength(TEXT.length());
            return response.writeWith(text(response));
        }

        /// The server is busy with this request for long after its whole answer has gone out.
        private static Mono<Void> readAndBeBusy(ServerHttpResponse response) {
            response.getHeaders().setContentLength(TEXT.length());
            return response.writeAndFlushWith(Flux.just(text(response))
                    .concatWith(Mono.delay(Duration.ofSeconds(1)).then(Mono.empty())));
        }

        private static Mono<DataBuffer> text(ServerHttpResponse response) {
            return Mono.fromSupplier(() -> response.bufferFactory().wrap(TEXT.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    @Test
    void shouldAnswerRequestsThatComeBeforeTheServerIsDoneWithTheOneBefore() throws IOException {
        try (var context = new SpringApplicationBuilder(Room.class)
                .properties(
                        "server.port=0",
                        "millrace.admin.password-hash=" + Passwords.hash("correct horse battery staple"),
                        "millrace.signing-key=a key of at least thirty-two characters")
                .run()) {
            int port = ((ReactiveWebServerApplicationContext) context)
                    .getWebServer()
                    .getPort();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(PATIENCE_MILLIS);

                assertThat(ask(socket, "/busy")).isEqualTo(TEXT);
                assertThat(ask(socket, "/")).isEqualTo(TEXT);
                assertThat(ask(socket, "/")).isEqualTo(TEXT);
            }
        }
    }

    /// Returns when the whole answer is there, and reads none of what may follow it.
    private static String ask(Socket socket, String path) throws IOException {
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertThat(next).as("what follows after '%s'", head).isNotNegative();
            head.append((char) next);
        }
        assertThat(head).startsWith("HTTP/1.1 200").containsIgnoringCase("Content-Length: " + TEXT.length());
        return new String(in.readNBytes(TEXT.length()), StandardCharsets.US_ASCII);
    }
}
