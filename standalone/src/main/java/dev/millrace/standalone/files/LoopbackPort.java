package dev.millrace.standalone.files;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Ports of 127.0.0.1, the only address the embedded parts listen on.
public final class LoopbackPort {
    /// The loopback address itself.
    public static final InetAddress ADDRESS = InetAddress.ofLiteral("127.0.0.1");

    private static final int FIRST = 10_240;
    /// Up to where Linux begins to give ports to outgoing connections; other systems begin higher.
    private static final int COUNT = 32_768 - FIRST;
    private static final int TRIES = 1_000;
    /// Processes begin at different ports, each goes on with the next.
    private static final AtomicInteger next =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private LoopbackPort() {}

    /// A port that nobody listens on now. It stays free for whoever takes it some seconds later: the system gives no
    /// outgoing connection a port of these, and no second call in this process gets the same.
    ///
    /// @throws IOException when none is to be had
    public static int free() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            int port = FIRST + Math.floorMod(next.getAndIncrement(), COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException(TRIES + " ports of 127.0.0.1 from " + FIRST + " on are taken, one after the other.");
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
