package dev.millrace.remediation.openvpn;

import dev.millrace.remediation.connector.Connector;
import dev.millrace.remediation.connector.ConnectorContract;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.testing.FaultPlan;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

class OpenVpnConnectorTest extends ConnectorContract {
    private static final TestAuthority AUTHORITY = TestAuthority.of("EC", true);

    @TempDir
    private Path folder;

    @Override
    protected Connector working() {
        return at(closing(new FakeManagement(new FaultPlan())).address(), PATIENT);
    }

    @Override
    protected Connector away() {
        return at("127.0.0.1:" + deadPort(), GUARD);
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(at("127.0.0.1:" + silentPort(), GUARD));
    }

    private Connector at(String management, GuardSettings guard) {
        try {
            return closing(new OpenVpn(
                    new OpenVpnSettings(
                            Files.writeString(folder.resolve("authority.pem"), AUTHORITY.certificate()),
                            "env:AUTHORITY",
                            folder.resolve("issued"),
                            folder.resolve("crl.pem"),
                            Files.writeString(folder.resolve("profile"), "client\n"),
                            Duration.ofDays(30),
                            management,
                            null,
                            guard),
                    new Secrets(VaultSettings.none(), Map.of("AUTHORITY", AUTHORITY.key())::get),
                    new Guards(new SimpleMeterRegistry()),
                    Clock.systemUTC()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
