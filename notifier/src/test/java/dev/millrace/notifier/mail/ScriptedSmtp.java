package dev.millrace.notifier.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;

/// A mail server that answers as it is told.
final class ScriptedSmtp implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private volatile Duration thinks = Duration.ZERO;
    private final List<String> commands = new CopyOnWriteArrayList<>();

    ScriptedSmtp() throws IOException {
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return door.getLocalPort();
    }

    /// From now on commands that begin so are answered so.
    void answer(String command, String answer) {
        answers.put(command, answer);
    }

    /// From now on it thinks so long about each mail that it was given before it answers.
    void thinkFor(Duration duration) {
        thinks = duration;
    }

    /// What was said to it.
    List<String> commands() {
        return List.copyOf(commands);
    }

    private void listen() {
        try {
            while (!door.isClosed()) {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> talk(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void talk(Socket client) {
        try (client) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            say(client, "220 mail");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                commands.add(line);
                String answer = answer(line);
                say(client, answer);
                if (answer.startsWith("354") && !takesMail(client, lines)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // So is the conversation.
        }
    }

    /// Whether it goes on to talk. It answers the end of the mail as it was told for `.`; where that
    /// is nothing it hangs up.
    private boolean takesMail(Socket client, BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.equals(".")) {
            line = lines.readLine();
        }
        String answer = answers.getOrDefault(".", "250 2.0.0 taken");
        if (answer.isEmpty()) {
            return false;
        }
        Mono.delay(thinks).block();
        say(client, answer);
        return true;
    }

    private String answer(String line) {
        return answers.entrySet().stream()
                .filter(one -> line.startsWith(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> switch (line.substring(0, 4)) {
                    case "EHLO" -> "250-mail\r\n250-ENHANCEDSTATUSCODES\r\n250 AUTH PLAIN LOGIN XOAUTH2";
                    case "AUTH" -> "235 2.7.0 welcome";
                    case "DATA" -> "354 go on";
                    case "QUIT" -> "221 2.0.0 goodbye";
                    default -> "250 2.1.0 fine";
                });
    }

    private static void say(Socket client, String answer) throws IOException {
        client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
