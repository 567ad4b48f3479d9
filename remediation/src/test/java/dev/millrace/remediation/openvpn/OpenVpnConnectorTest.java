package dev.millrace.remediation.openvpn;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
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

    /// What has a place must not wait for a thread: its time limit would run while nothing happens.
    @Test
    void shouldHaveAsManyPlacesAsThreads() {
        assertThat(places(GuardSettings.defaults())).isEqualTo(4);
        assertThat(places(GuardSettings.defaults().atMost(2))).isEqualTo(2);
    }

    private double places(GuardSettings guard) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        at("127.0.0.1:" + deadPort(), guard, new Guards(meters));
        return meters.get("millrace.connector.limit").gauge().value();
    }

    private Connector at(String management, GuardSettings guard) {
        return at(management, guard, new Guards(new SimpleMeterRegistry()));
    }

    private Connector at(String management, GuardSettings guard, Guards guards) {
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
                    guards,
                    Clock.systemUTC()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
