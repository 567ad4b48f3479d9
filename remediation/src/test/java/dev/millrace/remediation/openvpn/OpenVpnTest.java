package dev.millrace.remediation.openvpn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.testing.Privilege;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Certificates, profiles and the management interface against Debian's OpenVPN: a server and its clients in a
/// network namespace of their own, with real tunnels that nobody else sees. Needs root and `/dev/net/tun`.
@Tag("real")
class OpenVpnTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final List<Process> processes = Collections.synchronizedList(new ArrayList<>());
    private Process server;
    private OpenVpn vpn;

    @BeforeEach
    void start() throws Exception {
        Privilege.assumeNamespace("--net");
        assumeThat(Path.of("/dev/net/tun"))
                .as("there are no tunnels on this machine")
                .exists();
        TestAuthority authority = TestAuthority.of("RSA", true);
        Files.writeString(folder.resolve("management-password"), "planted-secret\n");
        vpn = new OpenVpn(
                new OpenVpnSettings(
                        Files.writeString(folder.resolve("authority.pem"), authority.certificate()),
                        "env:KEY",
                        folder.resolve("issued"),
                        folder.resolve("crl.pem"),
                        Files.writeString(folder.resolve("profile"), """
                                client
                                dev tun
                                nobind
                                remote-cert-tls server
                                remote 127.0.0.1 1194 tcp-client
                                connect-retry 1 1
                                """),
                        Duration.ofDays(30),
                        folder.resolve("management").toString(),
                        "env:MANAGEMENT",
                        GuardSettings.defaults()),
                new Secrets(VaultSettings.none(), Map.of("KEY", authority.key(), "MANAGEMENT", "planted-secret")::get),
                new Guards(new SimpleMeterRegistry()),
                Clock.systemUTC());
        // The list must be there before the server is.
        new IssuedCertificates(folder.resolve("issued"), folder.resolve("crl.pem"))
                .revoke(
                        CertificateAuthority.of(authority.certificate(), authority.key()),
                        List.of(),
                        Clock.systemUTC().instant());
        Files.writeString(folder.resolve("server.conf"), """
                mode server
                tls-server
                dev tun
                topology subnet
                server 10.99.0.0 255.255.255.0
                proto tcp-server
                local 127.0.0.1
                port 1194
                dh none
                keepalive 1 10
                crl-verify %1$s/crl.pem
                management %1$s/management unix %1$s/management-password
                %2$s
                """.formatted(folder, authority.forServer()));
        server = run(
                "unshare",
                "--net",
                "sh",
                "-c",
                "ip link set lo up && exec openvpn --config \"$1/server.conf\"",
                "sh",
                folder.toString());
        await().atMost(SOON).until(() -> log(server).contains("Initialization Sequence Completed"));
    }

    @AfterEach
    void stop() {
        processes.forEach(Process::destroy);
        if (vpn != null) {
            vpn.close();
        }
    }

    @Test
    void shouldLetANewProfileInAndARevokedOneOut() throws IOException, GeneralSecurityException {
        Profile old = vpn.issue("anna", "a run").block(LIMIT);
        Process first = connect("old", old);
        await().atMost(SOON).until(() -> log(first).contains("Initialization Sequence Completed"));
        assertThat(vpn.sessions("anna").block(LIMIT)).hasSize(1);
        assertThat(vpn.sessions("ben").block(LIMIT)).isEmpty();

        Profile renewed = vpn.issue("anna", "a run").block(LIMIT);
        vpn.revokeAllBut("anna", renewed.certificate().getSerialNumber()).block(LIMIT);
        vpn.disconnect("anna").block(LIMIT);
        await().atMost(SOON).until(() -> log(server).contains("certificate revoked"));
        await().atMost(SOON).until(() -> vpn.sessions("anna").block(LIMIT).isEmpty());
        first.destroy();

        Process second = connect("new", renewed);
        await().atMost(SOON).until(() -> log(second).contains("Initialization Sequence Completed"));
        assertThat(vpn.sessions("anna").block(LIMIT)).hasSize(1);
    }

    @Test
    void shouldAnswerAProbe() {
        vpn.probe().block(LIMIT);
    }

    private Process connect(String name, Profile profile) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".ovpn"), profile.text());
        return run(
                "nsenter", "--target", String.valueOf(server.pid()), "--net", "openvpn", "--config", file.toString());
    }

    private Process run(String... command) throws IOException {
        Path log = folder.resolve("log-" + processes.size());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        processes.add(process);
        return process;
    }

    private String log(Process process) throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("OpenVPN ended: " + read(process));
        }
        return read(process);
    }

    private String read(Process process) throws IOException {
        return Files.readString(folder.resolve("log-" + processes.indexOf(process)));
    }
}
