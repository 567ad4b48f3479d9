package dev.millrace.remediation.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.action.Scope;
import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.connector.BreakerState;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.dialogue.Exchange;
import dev.millrace.remediation.dialogue.ExchangeContract;
import dev.millrace.remediation.dialogue.Words;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.ssh.SshSettings.HostSettings;
import dev.millrace.remediation.testing.Requests;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.AsyncAuthException;
import org.apache.sshd.server.shell.ProcessShellFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Hosts by SSH keep the contract of exchanges; beside it, who is believed to be a host and what may be called
/// there. The server is Apache MINA's with a real shell behind it; `OpenSshTest` has the one that companies run.
class SshHostTest extends ExchangeContract<SshCall> {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    /// A handshake takes its time on a busy machine.
    private static final GuardSettings PATIENT =
            new GuardSettings(Duration.ofSeconds(5), 3, Duration.ofMillis(1), 3, 3, 100, Duration.ofSeconds(1), 1, 32);

    private final AtomicInteger signIns = new AtomicInteger();

    @TempDir
    private Path folder;

    private Path program;
    private KeyPair hostKey;
    private KeyPair userKey;
    private SshServer server;
    private SshConnections connections;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        program = Files.writeString(folder.resolve("program"), """
                #!/bin/sh
                printf '%s' "$2" > "$1/got"
                echo x >> "$1/calls"
                case "$(cat "$1/mood")" in
                WELL) printf '%s' "$2" ;;
                AWAY) exit 75 ;;
                REFUSING) exit 1 ;;
                HANGING) exec sleep 30 ;;
                FLOOD) yes ;;
                READING) cat; echo end ;;
                GOING_ON) sleep 300 & echo $! > "$1/pid"; wait ;;
                esac
                """);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        mood(Mood.WELL);
        hostKey = pair();
        userKey = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator(
                (user, key, session) -> signsIn(KeyUtils.compareKeys(key, userKey.getPublic())));
        server.setPasswordAuthenticator((user, password, session) -> signsIn(password.equals("right")));
        server.setCommandFactory(
                (channel, line) -> new ProcessShellFactory(line, "/bin/sh", "-c", line).createShell(channel));
        server.start();
        knowHost(hostKey);
        connections = new SshConnections(folder.resolve("known_hosts"));
    }

    @AfterEach
    void stop() throws IOException {
        connections.close();
        server.stop(true);
    }

    private boolean signsIn(boolean may) throws AsyncAuthException {
        signIns.incrementAndGet();
        return may;
    }

    private static KeyPair pair() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("EC").generateKeyPair();
    }

    private void knowHost(KeyPair key) throws IOException {
        Files.writeString(
                folder.resolve("known_hosts"),
                "[127.0.0.1]:%d %s%n".formatted(server.getPort(), PublicKeyEntry.toString(key.getPublic())));
    }

    private SshHost host(String key, String password, String address, GuardSettings guard) {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(userKey.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return new SshHost(
                "test",
                new HostSettings(
                        address,
                        server.getPort(),
                        "desk",
                        key,
                        password,
                        List.of(program + " * *"),
                        10_000,
                        "timeout -k 1",
                        guard),
                connections,
                new Secrets(VaultSettings.none(), Map.of("KEY", pem, "RIGHT", "right", "WRONG", "planted-secret")::get),
                new Guards(new SimpleMeterRegistry()));
    }

    @Override
    protected Exchange<SshCall> exchange() {
        return host("env:KEY", null, "127.0.0.1", PATIENT);
    }

    @Override
    protected SshCall call() {
        return call(program.toString(), folder.toString(), "{target}");
    }

    private static SshCall call(String... words) {
        Scope scope = Scope.of(Set.of());
        return new SshCall(
                Template.of("{target}", scope),
                new Words(List.of(words).stream()
                        .map(word -> Template.of(word, scope))
                        .toList()));
    }

    @Override
    protected void mood(Mood mood) {
        mood(mood.name());
    }

    private void mood(String mood) {
        try {
            Files.writeString(folder.resolve("mood"), mood);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected String got() {
        return read("got");
    }

    @Override
    protected int calls() {
        return Files.exists(folder.resolve("calls")) ? read("calls").length() / 2 : 0;
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Run run(String target) {
        return Run.of(Requests.automatic(1, "test", target, "anna"));
    }

    @Test
    void shouldTellNothingToAHostThatIsNotTheKnownOne() throws IOException, GeneralSecurityException {
        knowHost(pair());
        assertThatThrownBy(() -> ask("anna"))
                .isInstanceOf(ConnectorRefused.class)
                .hasMessage("ssh-test does not prove to be the host that it should be");
        Files.writeString(folder.resolve("known_hosts"), "");
        assertThatThrownBy(() -> ask("anna")).isInstanceOf(ConnectorRefused.class);
        assertThat(signIns).hasValue(0);
    }

    @Test
    void shouldSignInWithAPassword() {
        assertThat(host(null, "env:RIGHT", "127.0.0.1", PATIENT)
                        .ask(call(), run("anna"))
                        .block(LIMIT)
                        .output())
                .isEqualTo("anna");
    }

    @Test
    void shouldWaitWhereItMayNotSignIn() {
        assertThatThrownBy(() -> host(null, "env:WRONG", "127.0.0.1", PATIENT)
                        .change(call(), run("anna"))
                        .block(LIMIT))
                .isInstanceOf(ConnectorAway.class)
                .hasMessage("ssh-test does not let us sign in")
                .hasMessageNotContaining("planted-secret");
    }

    @Test
    void shouldRunOnlyWhatIsAllowed() {
        for (SshCall other : List.of(
                call("reboot"),
                call("/bin/sh", "-c", program.toString()),
                call(program + "2", folder.toString(), "anna"),
                call(program.toString(), folder.toString()),
                call(program.toString(), folder.toString(), "anna", "-delete"))) {
            assertThatThrownBy(() -> exchange().ask(other, run("anna")).block(LIMIT))
                    .isInstanceOf(ConnectorRefused.class)
                    .hasMessage("ssh-test is not set up to run this command");
        }
        assertThat(signIns).hasValue(0);
    }

    @Test
    void shouldTakeNoValueForAnOption() {
        assertThatThrownBy(() -> ask("--help"))
                .isInstanceOf(ConnectorRefused.class)
                .hasMessageContaining("begins with '-'");
    }

    @Test
    void shouldGiveUpACommandThatWritesTooMuch() {
        mood("FLOOD");
        assertThatThrownBy(() -> ask("anna"))
                .isInstanceOf(ConnectorRefused.class)
                .hasMessage("it wrote more than 10000 bytes");
    }

    @Test
    void shouldNotCallAChangeRefusedThatWroteTooMuch() {
        mood("FLOOD");
        assertThatThrownBy(() -> change("anna"))
                .hasMessage("it wrote more than 10000 bytes")
                .isInstanceOfSatisfying(
                        ConnectorAway.class,
                        away -> assertThat(away.isUnanswered()).isTrue());
    }

    @Test
    void shouldKnowWhetherACommandWasSentWhenTheConnectionEnds() throws IOException {
        mood(Mood.HANGING);
        var cut = exchange().change(call(), run("anna")).toFuture();
        await().atMost(LIMIT).until(() -> calls() == 1);
        server.stop(true);
        assertThat(cut)
                .failsWithin(LIMIT)
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(ConnectorAway.class, away -> {
                    assertThat(away.isUnanswered()).isTrue();
                    assertThat(away.isSlow()).isFalse();
                });
        assertThatThrownBy(() -> change("anna"))
                .isInstanceOfSatisfying(
                        ConnectorAway.class,
                        away -> assertThat(away.isUnanswered()).isFalse());
    }

    @Test
    void shouldLetACommandReadNothing() {
        mood("READING");
        assertThat(ask("anna").output()).isEqualTo("end\n");
    }

    @Test
    void shouldEndWhatItGivesUpOnTheHostToo() {
        mood("GOING_ON");
        GuardSettings hasty = new GuardSettings(
                Duration.ofSeconds(3), 1, Duration.ofMillis(1), 3, 3, 100, Duration.ofSeconds(1), 1, 32);
        assertThatThrownBy(() -> host("env:KEY", null, "127.0.0.1", hasty)
                        .change(call(), run("anna"))
                        .block(LIMIT))
                .isInstanceOfSatisfying(
                        ConnectorAway.class, away -> assertThat(away.isSlow()).isTrue());
        long pid = Long.parseLong(read("pid").strip());
        await().atMost(LIMIT)
                .until(() ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void shouldTakeForADeviceOnlyOneLabelOfAName() {
        SshHost many = host("env:KEY", null, "*.devices.invalid", PATIENT);
        for (String target : List.of("", "a.b", "a/b", "evil.example#", "-x", "a b", "127.0.0.1")) {
            assertThatThrownBy(() -> many.ask(call(), run(target)).block(LIMIT))
                    .isInstanceOf(ConnectorRefused.class)
                    .message()
                    .matches("(?s).*(is no name of a device|begins with '-').*");
        }
    }

    @Test
    void shouldNotSpareAllDevicesBecauseOneIsOff() {
        SshHost many = host("env:KEY", null, "*.devices.invalid", PATIENT);
        for (int i = 0; i < 6; i++) {
            assertThatThrownBy(() -> many.change(call(), run("lt-0815")).block(LIMIT))
                    .isInstanceOf(ConnectorAway.class)
                    .hasMessage("ssh-test cannot be reached");
        }
        assertThat(many.guard().state()).isEqualTo(BreakerState.CLOSED);
    }
}
