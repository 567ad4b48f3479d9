package dev.millrace.remediation.openvpn;

import dev.millrace.remediation.testing.FaultPlan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A VPN server's management interface with one person's session; `OpenVpnTest` has the real one.
final class FakeManagement implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FakeManagement.class);

    private final FaultPlan faults;
    private final ServerSocket server;
    private volatile boolean connected;

    FakeManagement(FaultPlan faults) {
        this.faults = faults;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    void connect() {
        connected = true;
    }

    boolean isConnected() {
        return connected;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null && !line.equals("quit"); line = in.readLine()) {
                    String answer = answer(line);
                    if (answer.isEmpty()) {
                        break;
                    }
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException ended) {
                LOG.trace("A conversation has ended", ended);
            }
        }
    }

    /// Empty where the connection ends without one.
    private String answer(String line) {
        return switch (faults.next()) {
            case NONE -> does(line);
            case AWAY, REFUSED -> "ERROR: not now\r\n";
            case LOST_AFTER -> {
                var _ = does(line);
                yield "";
            }
        };
    }

    private String does(String line) {
        if (line.startsWith("kill")) {
            boolean was = connected;
            connected = false;
            return was ? "SUCCESS: 1 client(s) killed\r\n" : "ERROR: common name 'anna' not found\r\n";
        }
        return connected ? "CLIENT_LIST,anna,192.0.2.1:1194,10.8.0.2\r\nEND\r\n" : "END\r\n";
    }
}
