package dev.millrace.remediation.credentials;

import static dev.millrace.tickets.secrets.Secrets.MASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.openvpn.TestAuthority;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.TestProgram;
import dev.millrace.tickets.remediation.RemediationOutcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.shell.ProcessShellFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `ConnectorSecretsTest` does for systems that speak HTTP: a program's variable, a host's password and key, a VPN
/// server's password and its authority's key. Whoever gets one says it again in whatever he answers.
class ProgramSecretsTest {
    private static final String VARIABLE = "Variable-Plume-8201";
    private static final String HOST_PASSWORD = "Host-Plume-8202";
    private static final String MANAGEMENT = "Management-Plume-8203";
    /// Takes its time on a busy machine.
    private static final String HANDSHAKE = "5s";

    private static final TestAuthority AUTHORITY = TestAuthority.of("EC", true);

    /// What was got: a secret that never left proves nothing.
    private static final Queue<String> GOT = new ConcurrentLinkedQueue<>();

    @TempDir
    private static Path folder;

    private static SshServer host;
    private static ServerSocket management;
    private static String userKey;
    private static TestProgram program;
    private static Shown told;

    @BeforeAll
    static void start() throws Exception {
        told = new Shown();
        Path badge = Files.writeString(folder.resolve("badge"), """
                #!/bin/sh
                echo "$1 $TOKEN" >> "%s"
                echo "the token is $TOKEN"
                echo "not with $TOKEN" >&2
                [ "$1" = state ]
                """.formatted(folder.resolve("got")));
        Files.setPosixFilePermissions(badge, PosixFilePermissions.fromString("rwx------"));
        KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
        userKey = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(KeyPairGenerator.getInstance("RSA")
                        .generateKeyPair()
                        .getPrivate()
                        .getEncoded());
        host = host(pair);
        management = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(ProgramSecretsTest::manage);
        Path runbooks = Files.createDirectory(folder.resolve("runbooks"));
        runbook(runbooks, "raise-mailbox-quota", "script.change", "script: badge", "args");
        runbook(runbooks, "renew-vpn-certificate", "ssh.change", "host: linux", "run");
        runbook(runbooks, "unlock-account", "ssh.change", "host: keyed", "run");
        String ssh = "millrace.remediation.ssh.";
        String vpn = "millrace.remediation.openvpn.";
        program = new TestProgram(
                runbooks,
                Map.ofEntries(
                        Map.entry("millrace.remediation.scripts.programs.badge.command", badge.toString()),
                        Map.entry("millrace.remediation.scripts.programs.badge.secrets.TOKEN", file("token", VARIABLE)),
                        Map.entry(ssh + "known-hosts", knownHosts(pair)),
                        Map.entry(ssh + "hosts.linux.address", "127.0.0.1"),
                        Map.entry(ssh + "hosts.linux.port", host.getPort()),
                        Map.entry(ssh + "hosts.linux.user", "millrace"),
                        Map.entry(ssh + "hosts.linux.guard.time-limit", HANDSHAKE),
                        Map.entry(ssh + "hosts.linux.password", file("host", HOST_PASSWORD)),
                        Map.entry(ssh + "hosts.linux.commands", "state,enable"),
                        Map.entry(ssh + "hosts.keyed.address", "127.0.0.1"),
                        Map.entry(ssh + "hosts.keyed.port", host.getPort()),
                        Map.entry(ssh + "hosts.keyed.user", "millrace"),
                        Map.entry(ssh + "hosts.keyed.guard.time-limit", HANDSHAKE),
                        Map.entry(ssh + "hosts.keyed.key", file("key", pem(userKey))),
                        Map.entry(ssh + "hosts.keyed.commands", "state,enable"),
                        Map.entry("millrace.remediation.runbooks.variants", "openvpn"),
                        Map.entry(
                                vpn + "authority",
                                Files.writeString(folder.resolve("authority.pem"), AUTHORITY.certificate())
                                        .toString()),
                        Map.entry(vpn + "key", file("authority-key", AUTHORITY.key())),
                        Map.entry(vpn + "issued", folder.resolve("issued").toString()),
                        Map.entry(vpn + "revocations", folder.resolve("crl.pem").toString()),
                        Map.entry(
                                vpn + "profile",
                                Files.writeString(folder.resolve("profile"), "client\n")
                                        .toString()),
                        Map.entry(vpn + "management", "127.0.0.1:" + management.getLocalPort()),
                        Map.entry(vpn + "management-password", file("management", MANAGEMENT))));
    }

    @AfterAll
    static void stop() throws IOException {
        told.close();
        program.close();
        management.close();
        host.stop(true);
    }

    @Test
    void shouldShowNoSecretOfAProgramOrServerAnywhere() throws Exception {
        List<String> shown = new ArrayList<>();
        int ticket = 0;
        for (String runbook :
                List.of("raise-mailbox-quota", "renew-vpn-certificate", "unlock-account", "reset-vpn-profile")) {
            assertThat(program.ask(
                            Requests.automatic(++ticket, runbook, "sender", "anna"),
                            outcome -> outcome instanceof RemediationOutcome.Failed
                                    || outcome instanceof RemediationOutcome.Deferred))
                    .isNotNull();
            shown.add(program.post(
                            "/api/runbooks/%s/dry-run".formatted(runbook),
                            "{\"target\":\"anna\",\"requester\":\"anna@acme.example\"}",
                            true)
                    .body());
        }
        shown.addAll(told.by(program));

        assertThat(GOT).as(() -> String.valueOf(program.outcomes())).contains(HOST_PASSWORD, MANAGEMENT);
        assertThat(shown)
                .as("what a runbook shows of an answer")
                .anyMatch(text -> text.contains("the token is " + MASK))
                .anyMatch(text -> text.contains("the password is " + MASK));
        assertThat(folder.resolve("got")).content().contains("state " + VARIABLE, "enable " + VARIABLE);
        List<String> planted = new ArrayList<>(List.of(VARIABLE, HOST_PASSWORD, MANAGEMENT));
        planted.addAll(userKey.lines().toList());
        AUTHORITY.key().lines().filter(line -> !line.startsWith("-----")).forEach(planted::add);
        assertThat(shown)
                .hasSizeGreaterThan(50)
                .allSatisfy(text -> assertThat(text).doesNotContain(planted));
    }

    /// In place of one that comes along, as the policy knows those. Its state shows whatever the other side answers.
    private static void runbook(Path runbooks, String id, String action, String where, String words)
            throws IOException {
        Files.writeString(runbooks.resolve(id + ".yaml"), """
                id: %s
                title: Try %s
                risk: low
                parameters:
                  target: { type: account }
                steps:
                  - name: locate-account
                    action: directory.locate-account
                  - name: change
                    action: %s
                    with:
                      %s
                      check: { %s: [state] }
                      holds: output == "never"
                      apply: { %s: [enable] }
                      says: it is enabled
                      state: '"found: " + output'
                      becomes: it is enabled
                summary: It is enabled.
                """.formatted(id, id, action, where, words, words));
    }

    private static SshServer host(KeyPair pair) throws IOException {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(pair));
        server.setPublickeyAuthenticator((user, key, session) -> true);
        server.setPasswordAuthenticator((user, password, session) -> GOT.add(password));
        server.setCommandFactory((channel, line) -> {
            String says = "echo the password is %s; echo not with %s >&2; %s"
                    .formatted(HOST_PASSWORD, HOST_PASSWORD, line.contains("state") ? "true" : "false");
            return new ProcessShellFactory(says, "/bin/sh", "-c", says).createShell(channel);
        });
        server.start();
        return server;
    }

    private static String knownHosts(KeyPair pair) throws IOException {
        return Files.writeString(
                        folder.resolve("known_hosts"),
                        "[127.0.0.1]:%d %s%n".formatted(host.getPort(), PublicKeyEntry.toString(pair.getPublic())))
                .toString();
    }

    /// A management interface that refuses whatever it is asked, and says the password in each answer.
    private static void manage() {
        while (!management.isClosed()) {
            try (Socket socket = management.accept();
                    OutputStream out = socket.getOutputStream();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                say(out, "ENTER PASSWORD:");
                String password = String.valueOf(in.readLine());
                GOT.add(password);
                say(out, "SUCCESS: password is correct\r\n>INFO:" + password + "\r\n");
                for (String line = in.readLine(); line != null && !line.equals("quit"); line = in.readLine()) {
                    say(out, "ERROR: not with " + password + "\r\n");
                }
            } catch (IOException ended) {
                GOT.add(ended.toString());
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String pem(String base64) {
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    }

    private static String file(String name, String secret) throws IOException {
        return "file:" + Files.writeString(folder.resolve("secret-" + name), secret);
    }
}
