package dev.millrace.standalone.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.standalone.files.LoopbackPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ControlTest {
    private final AtomicInteger stops = new AtomicInteger();

    private ControlServer server() throws IOException {
        return ControlServer.start("secret", Map.of("stop", stops::incrementAndGet, "fail", () -> {
            throw new IOException("the port is taken");
        }));
    }

    @Test
    void doesWhatItIsAskedFor() throws Exception {
        try (ControlServer server = server()) {
            ControlClient.ask(server.port(), "secret", "stop");
        }
        assertThat(stops).hasValue(1);
    }

    @Test
    void doesNothingWithoutTheToken() throws Exception {
        try (ControlServer server = server()) {
            assertThatThrownBy(() -> ControlClient.ask(server.port(), "guess", "stop"))
                    .hasMessage("Expected the token of the data folder");
        }
        assertThat(stops).hasValue(0);
    }

    @Test
    void saysWhatFailedAndWhatItDoesNotKnow() throws Exception {
        try (ControlServer server = server()) {
            assertThatThrownBy(() -> ControlClient.ask(server.port(), "secret", "fail"))
                    .hasMessage("the port is taken");
            assertThatThrownBy(() -> ControlClient.ask(server.port(), "secret", "dance"))
                    .hasMessageContaining("found \"dance\"");
        }
    }

    @Test
    void saysWhenNobodyListens() throws Exception {
        // Bound, so that nobody else can begin to listen there, but not listening.
        try (var unheard = new Socket()) {
            unheard.bind(new InetSocketAddress(LoopbackPort.ADDRESS, 0));

            assertThatThrownBy(() -> ControlClient.ask(unheard.getLocalPort(), "secret", "stop"))
                    .hasMessageContaining("No running `millrace up`");
        }
    }
}
