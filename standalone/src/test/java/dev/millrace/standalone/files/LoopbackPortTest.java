package dev.millrace.standalone.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoopbackPortTest {
    @Test
    void shouldGiveNoPortThatAConnectionCouldTakeMeanwhile() throws Exception {
        for (int i = 0; i < 100; i++) {
            // Where Linux and, higher still, other systems begin to choose the ports of outgoing connections from.
            assertThat(LoopbackPort.free()).isBetween(1024, 32767);
        }
    }

    @Test
    void shouldGiveNoPortTwice() throws Exception {
        Set<Integer> given = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            assertThat(given.add(LoopbackPort.free())).isTrue();
        }
    }

    @Test
    void shouldPassOverAPortThatIsListenedOn() throws Exception {
        try (ServerSocket next = listening(LoopbackPort.free() + 1)) {
            assertThat(LoopbackPort.free()).isNotEqualTo(next.getLocalPort());
        }
    }

    private static ServerSocket listening(int port) throws Exception {
        ServerSocket socket = new ServerSocket();
        // Taken by somebody else already, it is as good.
        if (LoopbackPort.isFree(port)) {
            socket.bind(new InetSocketAddress(LoopbackPort.ADDRESS, port));
        }
        return socket;
    }
}
