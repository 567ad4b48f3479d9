package dev.millrace.standalone.control;

import dev.millrace.standalone.files.LoopbackPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens for commands on a free port of loopback. Who has no token learns nothing and changes nothing.
public final class ControlServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ControlServer.class);
    private static final int SILENCE_MILLIS = 5000;
    private static final int LONGEST_LINE = 400;

    private final ServerSocket socket;
    private final String token;
    private final Map<String, Action> actions;

    private ControlServer(ServerSocket socket, String token, Map<String, Action> actions) {
        this.socket = socket;
        this.token = token;
        this.actions = actions;
    }

    /// Something a command can have done.
    @FunctionalInterface
    public interface Action {
        /// Does it; a message in the exception is shown to whoever asked.
        void run() throws IOException;
    }

    /// Starts listening.
    ///
    /// @param token   what a command must present
    /// @param actions what can be asked for, by the words that ask for it
    public static ControlServer start(String token, Map<String, Action> actions) throws IOException {
        var server = new ControlServer(new ServerSocket(0, 5, LoopbackPort.ADDRESS), token, Map.copyOf(actions));
        Thread.ofPlatform().daemon().name("control").start(server::listen);
        return server;
    }

    /// The port on 127.0.0.1.
    public int port() {
        return socket.getLocalPort();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                client.setSoTimeout(SILENCE_MILLIS);
                var input = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8), LONGEST_LINE);
                String answer = answer(readLine(input));
                client.getOutputStream().write((answer + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (SocketException closed) {
                log.debug("The control wire broke: {}", closed.toString());
            } catch (IOException failure) {
                log.info("A control command failed: {}", failure.toString());
            }
        }
    }

    private static String readLine(BufferedReader input) throws IOException {
        var line = new StringBuilder();
        for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
            line.append((char) next);
            if (line.length() > LONGEST_LINE) {
                throw new IOException("Expected a line of at most " + LONGEST_LINE + " characters");
            }
        }
        return line.toString();
    }

    private String answer(String line) {
        String[] words = line.strip().split(" ", 2);
        byte[] offered = words[0].getBytes(StandardCharsets.UTF_8);
        if (words.length < 2 || !MessageDigest.isEqual(offered, token.getBytes(StandardCharsets.UTF_8))) {
            return "refused Expected the token of the data folder";
        }
        Action action = actions.get(words[1]);
        if (action == null) {
            return "refused Expected one of " + actions.keySet() + ", found \"" + words[1] + "\"";
        }
        try {
            action.run();
            return "done";
        } catch (IOException | RuntimeException failure) {
            return "failed " + failure.getMessage();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            log.debug("Closing the control wire: {}", failure.toString());
        }
    }
}
