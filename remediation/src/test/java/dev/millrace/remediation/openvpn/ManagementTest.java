package dev.millrace.remediation.openvpn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The management interface as OpenVPN speaks it; `OpenVpnTest` has the real one.
class ManagementTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private ServerSocket server;

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /// @param greeting said at once
    /// @param answers what is said to a line
    private String serve(String greeting, UnaryOperator<String> answers) throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (Socket socket = server.accept();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                socket.getOutputStream().write(greeting.getBytes(StandardCharsets.UTF_8));
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    heard.add(line);
                    socket.getOutputStream().write(answers.apply(line).getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException ended) {
                heard.add("ended");
            }
        });
        return "127.0.0.1:" + server.getLocalPort();
    }

    @Test
    void shouldTellWhoIsConnectedWhateverElseIsSaid() throws IOException {
        String address = serve(">INFO:OpenVPN Management Interface Version 5\r\n", line -> """
                >BYTECOUNT_CLI:1,2,3\r
                TITLE,OpenVPN 2.6\r
                HEADER,CLIENT_LIST,Common Name,Real Address,Virtual Address,Connected Since (time_t),Client ID\r
                CLIENT_LIST,anna,192.0.2.1:1194,10.8.0.2,1795694400,7\r
                >CLIENT:ESTABLISHED,1\r
                CLIENT_LIST,ben,192.0.2.2:1194,10.8.0.3,1795694401,8\r
                ROUTING_TABLE,10.8.0.2,anna,192.0.2.1:1194\r
                END\r
                """);
        try (Management management = Management.open(address, null, LIMIT)) {
            assertThat(management.sessions())
                    .containsExactly(
                            new Management.Session("anna", "1795694400@7"),
                            new Management.Session("ben", "1795694401@8"));
        }
    }

    @Test
    void shouldTellSessionsApartWhereTheServerNamesNoIds() throws IOException {
        String address = serve("", line -> "CLIENT_LIST,anna,192.0.2.1:1194,10.8.0.2\r\nEND\r\n");
        try (Management management = Management.open(address, null, LIMIT)) {
            assertThat(management.sessions()).containsExactly(new Management.Session("anna", "192.0.2.1:1194"));
        }
    }

    @Test
    void shouldSignInWithAPassword() throws IOException {
        String address = serve(
                "ENTER PASSWORD:",
                line -> line.equals("right")
                        ? "SUCCESS: password is correct\r\n>INFO:OpenVPN\r\n"
                        : line.startsWith("kill") ? "SUCCESS: 1 client(s) killed\r\n" : "ERROR: bad password\r\n");
        try (Management management = Management.open(address, "right", LIMIT)) {
            management.kill("anna");
        }
        assertThat(heard).startsWith("right", "kill anna");
    }

    @Test
    void shouldSayThatItMayNotSignIn() throws IOException {
        String address = serve("ENTER PASSWORD:", line -> "ERROR: bad password\r\n");
        assertThatThrownBy(() -> Management.open(address, "planted-secret", LIMIT))
                .isInstanceOf(Management.Refused.class)
                .hasMessage("the VPN server does not let us sign in");
    }

    @Test
    void shouldTakeItForEndedThatNobodyIsConnected() throws IOException {
        String address = serve("", line -> "ERROR: common name 'anna' not found\r\n");
        try (Management management = Management.open(address, null, LIMIT)) {
            management.kill("anna");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"what?\r\n", "LONG"})
    void shouldNotTakeAGarbledAnswerForANo(String answer) throws IOException {
        String address = serve("", line -> answer.equals("LONG") ? "x".repeat(5_000) + "\r\n" : answer);
        try (Management management = Management.open(address, null, LIMIT)) {
            assertThatThrownBy(() -> management.kill("anna")).isInstanceOf(Management.Cut.class);
        }
    }

    @Test
    void shouldBelieveAServerThatSaysNo() throws IOException {
        String address = serve("", line -> "ERROR: not now\r\n");
        try (Management management = Management.open(address, null, LIMIT)) {
            assertThatThrownBy(() -> management.kill("anna")).isInstanceOf(Management.Refused.class);
        }
    }

    @Test
    void shouldNotMindAServerThatHangsUpAfterItsAnswer(@TempDir Path folder) throws Exception {
        server = new ServerSocket(0);
        Path path = folder.resolve("management");
        try (ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(path));
            Management management = Management.open(path.toString(), null, LIMIT);
            Thread serving = Thread.ofVirtual().start(() -> {
                try (SocketChannel socket = listening.accept()) {
                    socket.read(ByteBuffer.allocate(100));
                    socket.write(ByteBuffer.wrap("SUCCESS: 1 client(s) killed\n".getBytes(StandardCharsets.UTF_8)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            management.kill("anna");
            serving.join();
            assertThatCode(management::close).doesNotThrowAnyException();
        }
    }

    @Test
    void shouldGiveUpAServerThatSaysNothing() throws IOException {
        String address = serve(">INFO:OpenVPN\r\n", line -> "");
        try (Management management = Management.open(address, null, Duration.ofMillis(200))) {
            assertThatThrownBy(management::sessions).isInstanceOf(InterruptedIOException.class);
        }
    }

    /// The kernel takes as many connections as a server has said, and then drops what asks for more.
    @Test
    @Timeout(30)
    void shouldGiveUpAServerThatTakesNoConnection() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        List<Socket> taken = new ArrayList<>();
        try {
            while (taken.size() < 100) {
                Socket socket = new Socket();
                taken.add(socket);
                socket.connect(server.getLocalSocketAddress(), 200);
            }
            assumeThat(taken).as("the backlog of this machine has no end").isEmpty();
        } catch (SocketTimeoutException full) {
            assertThatThrownBy(
                            () -> Management.open("127.0.0.1:" + server.getLocalPort(), null, Duration.ofMillis(200)))
                    .isInstanceOf(InterruptedIOException.class);
        } finally {
            for (Socket socket : taken) {
                socket.close();
            }
        }
    }

    @Test
    void shouldSendNoSecondCommand() throws IOException {
        String address = serve("", line -> "SUCCESS: \r\n");
        try (Management management = Management.open(address, null, LIMIT)) {
            assertThatThrownBy(() -> management.kill("anna\nsignal SIGTERM"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
