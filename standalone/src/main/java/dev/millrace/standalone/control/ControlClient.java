package dev.millrace.standalone.control;

import dev.millrace.standalone.files.LoopbackPort;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Asks a running `millrace up` to do something.
public final class ControlClient {
    private static final int CONNECT_MILLIS = 2000;
    private static final int ANSWER_MILLIS = 30_000;

    private ControlClient() {}

    /// Sends the words and returns when they have been acted on.
    ///
    /// @param port  where the program listens
    /// @param token the token of its data folder
    /// @throws IOException when no program listens there or it could not do it; the message says which
    public static void ask(int port, String token, String words) throws IOException {
        String answer;
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(LoopbackPort.ADDRESS, port), CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write((token + " " + words + "\n").getBytes(StandardCharsets.UTF_8));
            answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (ConnectException nobody) {
            throw new IOException("No running `millrace up` answers for this data folder", nobody);
        }
        if (!answer.equals("done")) {
            int space = answer.indexOf(' ');
            throw new IOException(space < 0 ? "The running program gave no answer" : answer.substring(space + 1));
        }
    }
}
