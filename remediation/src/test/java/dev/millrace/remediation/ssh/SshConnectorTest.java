package dev.millrace.remediation.ssh;

import dev.millrace.remediation.connector.Connector;
import dev.millrace.remediation.connector.ConnectorContract;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.ssh.SshSettings.HostSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.junit.jupiter.api.io.TempDir;

class SshConnectorTest extends ConnectorContract {
    private static final KeyPair HOST = pair();

    @TempDir
    private Path folder;

    @Override
    protected Connector working() {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(HOST));
        server.setPasswordAuthenticator((user, password, session) -> password.equals(SECRET));
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        closing(() -> server.stop(true));
        return at(server.getPort(), PATIENT);
    }

    @Override
    protected Connector away() {
        return at(deadPort(), GUARD);
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(at(silentPort(), GUARD));
    }

    private Connector at(int port, GuardSettings guard) {
        try {
            Path known = Files.writeString(
                    folder.resolve("known_hosts"),
                    "[127.0.0.1]:%d %s%n".formatted(port, PublicKeyEntry.toString(HOST.getPublic())));
            SshConnections connections = closing(new SshConnections(known));
            return new SshHost(
                    "build",
                    new HostSettings(
                            "127.0.0.1", port, "desk", null, "env:KEY", List.of("true"), 1_000, "timeout -k 1", guard),
                    connections,
                    new Secrets(VaultSettings.none(), Map.of("KEY", SECRET)::get),
                    new Guards(new SimpleMeterRegistry()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            return keys.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
