package dev.millrace.remediation.openvpn;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A conversation with an OpenVPN server's management interface. The server has one at a time.
///
/// Blocks, no longer than its limit; an interrupt ends it.
final class Management implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Management.class);
    private static final int LONGEST_LINE = 4096;
    private static final int MOST_LINES = 100_000;
    /// What tells sessions apart where the server counts none of them, as before its version 2.4.
    private static final List<Integer> FROM_WHERE = List.of(2);
    private static final String PROMPT = "ENTER PASSWORD:";

    private final SocketChannel channel;
    private final Selector selector;
    private final long end;
    private final ByteBuffer buffer = ByteBuffer.allocate(8192).flip();

    private Management(SocketChannel channel, Selector selector, long end) {
        this.channel = channel;
        this.selector = selector;
        this.end = end;
    }

    /// The server said no.
    static final class Refused extends IOException {
        Refused(String message) {
            super(message);
        }
    }

    /// @param address `host:port`, or the absolute path of a Unix socket
    /// @param password where the server asks for one
    static Management open(String address, @Nullable String password, Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        SocketAddress socket = socket(address);
        SocketChannel channel = socket instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
        try {
            Management management = new Management(channel, Selector.open(), end);
            try {
                management.connect(socket);
                management.greet(password);
                return management;
            } catch (IOException | RuntimeException e) {
                management.selector.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /// A command was sent that changes something, and the connection ended, or the answer says nothing.
    static final class Cut extends IOException {
        Cut(IOException cause) {
            super(cause);
        }
    }

    /// A session of somebody.
    ///
    /// @param name the common name of the certificate
    /// @param id tells it from every other, one after the server's restart too
    record Session(String name, String id) {}

    /// Who is connected.
    List<Session> sessions() throws IOException {
        send("status 2");
        List<Session> sessions = new ArrayList<>();
        List<Integer> identity = FROM_WHERE;
        for (int lines = 0; lines < MOST_LINES; lines++) {
            String line = line();
            if (line.equals("END")) {
                return sessions;
            }
            if (line.startsWith("ERROR:")) {
                throw new Refused("the VPN server does not tell its status");
            }
            List<String> fields = List.of(line.split(",", -1));
            if (line.startsWith("HEADER,CLIENT_LIST,")) {
                identity = identity(fields);
            } else if (fields.size() >= 3 && fields.getFirst().equals("CLIENT_LIST")) {
                String id = identity.stream()
                        .filter(place -> place < fields.size())
                        .map(fields::get)
                        .collect(Collectors.joining("@"));
                sessions.add(new Session(fields.get(1), id));
            }
        }
        throw new Refused("the VPN server tells of too many sessions");
    }

    /// In which columns of a session stands what tells it from others. The header has a word more in front.
    private static List<Integer> identity(List<String> header) {
        int since = header.indexOf("Connected Since (time_t)") - 1;
        int client = header.indexOf("Client ID") - 1;
        return since > 0 && client > 0 ? List.of(since, client) : FROM_WHERE;
    }

    /// Ends all sessions of a name. That there is none is as well.
    ///
    /// @param name without spaces and line breaks
    void kill(String name) throws IOException {
        String answer = changed("kill " + name);
        if (answer.startsWith("SUCCESS:") || answer.contains("not found")) {
            return;
        }
        Refused refused = new Refused("the VPN server did not end the sessions");
        throw answer.startsWith("ERROR:") ? refused : new Cut(refused);
    }

    private String changed(String command) throws IOException {
        try {
            send(command);
            return line();
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw new Cut(e);
        }
    }

    /// What was said before stays said, though the server has hung up already.
    @Override
    public void close() {
        try (channel;
                selector) {
            channel.write(ByteBuffer.wrap("quit\n".getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException gone) {
            LOG.trace("The conversation was over before", gone);
        }
    }

    private static SocketAddress socket(String address) throws UnknownHostException {
        if (address.startsWith("/")) {
            return UnixDomainSocketAddress.of(address);
        }
        int colon = address.lastIndexOf(':');
        String host = address.substring(0, colon);
        return new InetSocketAddress(InetAddress.getByName(host), Integer.parseInt(address.substring(colon + 1)));
    }

    private void connect(SocketAddress socket) throws IOException {
        channel.configureBlocking(false);
        if (!channel.connect(socket)) {
            SelectionKey connecting = channel.register(selector, SelectionKey.OP_CONNECT);
            while (!channel.finishConnect()) {
                awaitServer();
            }
            connecting.interestOps(SelectionKey.OP_READ);
        } else {
            channel.register(selector, SelectionKey.OP_READ);
        }
    }

    private void greet(@Nullable String password) throws IOException {
        if (password != null) {
            send(password);
            if (!line().contains("SUCCESS: password is correct")) {
                throw new Refused("the VPN server does not let us sign in");
            }
        }
    }

    private void send(String line) throws IOException {
        if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("A command is one line");
        }
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// The next line that answers a command; what the server tells unasked begins with `>`.
    private String line() throws IOException {
        while (true) {
            String line = anyLine();
            if (!line.startsWith(">")) {
                return line;
            }
        }
    }

    private String anyLine() throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.length() < LONGEST_LINE) {
            char next = (char) (next() & 0xFF);
            if (next == '\n') {
                return line.toString().strip();
            }
            line.append(next);
            // The prompt is no line of its own; the answer follows on it.
            if (line.length() == PROMPT.length() && line.toString().equals(PROMPT)) {
                line.setLength(0);
            }
        }
        throw new Refused("the VPN server's answer is none");
    }

    private byte next() throws IOException {
        while (!buffer.hasRemaining()) {
            awaitServer();
            buffer.clear();
            int read = channel.read(buffer);
            buffer.flip();
            if (read < 0) {
                throw new IOException("the VPN server closed the connection");
            }
        }
        return buffer.get();
    }

    private void awaitServer() throws IOException {
        long left = end - System.nanoTime();
        if (left <= 0 || Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("the VPN server did not answer in time");
        }
        selector.select(Math.max(1, left / 1_000_000));
        selector.selectedKeys().clear();
    }
}
