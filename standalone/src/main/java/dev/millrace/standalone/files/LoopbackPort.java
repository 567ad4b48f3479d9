package dev.millrace.standalone.files;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Ports of 127.0.0.1, the only address the embedded parts listen on.
public final class LoopbackPort {
    /// The loopback address itself.
    public static final InetAddress ADDRESS = InetAddress.ofLiteral("127.0.0.1");

    private LoopbackPort() {}

    /// A port that nobody listens on now.
    public static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, ADDRESS)) {
            return socket.getLocalPort();
        }
    }

    /// Whether a server could listen on the port now.
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            // As the servers themselves do: connections that a killed process left half-closed are no obstacle.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(ADDRESS, port), 1);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /// The port, when it is free, or else another that is.
    public static int preferably(int port) throws IOException {
        return port > 0 && isFree(port) ? port : free();
    }
}
