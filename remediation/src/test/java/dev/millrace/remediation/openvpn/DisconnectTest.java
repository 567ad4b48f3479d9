package dev.millrace.remediation.openvpn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.remediation.account.AccountFacts;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Verified;
import dev.millrace.remediation.testing.Requests;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/// That sessions are ended which went on, and what is said of it.
class DisconnectTest {
    private static final Run RUN = Run.of(Requests.automatic(1, "renew-vpn-certificate", "sender", "anna"))
            .with(new State("the account is anna", Map.of(AccountFacts.UID, "anna")));

    @TempDir
    private Path folder;

    private ServerSocket server;
    private Thread serving;
    private volatile List<String> sessions = List.of();
    private volatile boolean ends;

    @BeforeEach
    void serve() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        serving = Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept();
                        BufferedReader in = new BufferedReader(
                                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                    for (String line = in.readLine(); line != null; line = in.readLine()) {
                        if (ends && line.startsWith("kill")) {
                            break;
                        }
                        socket.getOutputStream().write(answer(line).getBytes(StandardCharsets.UTF_8));
                    }
                } catch (IOException ended) {
                    // The next one may come.
                }
            }
        });
    }

    private String answer(String line) {
        return line.startsWith("kill")
                ? "ERROR: common name 'anna' not found\r\n"
                : "HEADER,CLIENT_LIST,Common Name,Connected Since (time_t),Client ID\r\n" + String.join("", sessions)
                        + "END\r\n";
    }

    /// Nobody is listening any more only when nobody accepts any more.
    @AfterEach
    void stop() throws IOException, InterruptedException {
        server.close();
        assertThat(serving.join(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void shouldSayThatASessionGoesOnWhateverTheServerAnsweredBefore() {
        sessions = List.of("CLIENT_LIST,anna,100,1\r\n", "CLIENT_LIST,ben,100,2\r\n");
        Disconnect disconnect = disconnect("127.0.0.1:" + server.getLocalPort());
        Run run = RUN.with(((Checked.Needed) done(disconnect.check(RUN))).before());
        done(disconnect.apply(run));
        assertThat(done(disconnect.verify(run))).isInstanceOf(Verified.Missing.class);

        sessions = List.of("CLIENT_LIST,anna,105,3\r\n", "CLIENT_LIST,ben,100,2\r\n");
        assertThat(done(disconnect.verify(run)))
                .as("she is connected again, with the new certificate")
                .isInstanceOf(Verified.Holds.class);
        assertThat(done(disconnect.check(run))).as("taken up again").isInstanceOf(Checked.AlreadySo.class);
    }

    @Test
    void shouldSayThatItIsNotKnownWhereThereIsNobodyToAsk() {
        assertThat(done(disconnect(null).check(RUN)))
                .isInstanceOfSatisfying(
                        Checked.AlreadySo.class,
                        already -> assertThat(already.state().detail()).contains("not known"));
    }

    @Test
    void shouldExpectThatSessionsMayEndWhereTheConnectionDoesFirst() throws IOException, InterruptedException {
        ends = true;
        Disconnect disconnect = disconnect("127.0.0.1:" + server.getLocalPort());
        assertThat(away(disconnect).isUnanswered()).isTrue();
        stop();
        assertThat(away(disconnect).isUnanswered()).isFalse();
    }

    private static ConnectorAway away(Disconnect disconnect) {
        return catchThrowableOfType(ConnectorAway.class, () -> done(disconnect.apply(RUN)));
    }

    private Disconnect disconnect(@Nullable String management) {
        return new Disconnect(new OpenVpn(
                new OpenVpnSettings(
                        folder.resolve("authority.pem"),
                        "env:KEY",
                        folder.resolve("issued"),
                        folder.resolve("crl.pem"),
                        folder.resolve("profile"),
                        Duration.ofDays(30),
                        management,
                        null,
                        GuardSettings.defaults()),
                new Secrets(VaultSettings.none()),
                new Guards(new SimpleMeterRegistry()),
                Clock.systemUTC()));
    }

    private static <T> @Nullable T done(Mono<T> call) {
        return call.block(Duration.ofSeconds(20));
    }
}
