package dev.millrace.remediation.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/// Between clients and a server. What went over it when it began to swallow is never answered, and never closed.
final class Network implements AutoCloseable {
    private static final int NEVER = -1;

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int server;
    private final AtomicInteger swallowed = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();
    private volatile boolean silent;

    Network(int server) throws IOException {
        this.server = server;
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return door.getLocalPort();
    }

    void swallow() {
        swallowed.incrementAndGet();
    }

    /// Whether those that come from now on are let in, but never answered.
    void silent(boolean now) {
        silent = now;
    }

    /// How many clients have come.
    int accepted() {
        return accepted.get();
    }

    /// How many of them have not closed their connection.
    int open() {
        return accepted.get() - left.get();
    }

    private void listen() {
        try {
            while (!door.isClosed()) {
                Socket client = door.accept();
                Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
                int since = silent ? NEVER : swallowed.get();
                accepted.incrementAndGet();
                Thread.ofVirtual().start(() -> {
                    pass(client, there, since);
                    left.incrementAndGet();
                });
                Thread.ofVirtual().start(() -> pass(there, client, since));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void pass(Socket from, Socket to, int since) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (swallowed.get() == since) {
                    out.write(bytes, 0, read);
                }
            }
            if (swallowed.get() == since) {
                to.close();
            }
        } catch (IOException gone) {
            // So is the connection.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
