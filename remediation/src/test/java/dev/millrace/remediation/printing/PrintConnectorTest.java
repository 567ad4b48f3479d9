package dev.millrace.remediation.printing;

import dev.millrace.remediation.connector.Connector;
import dev.millrace.remediation.connector.ConnectorContract;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.testing.FakeSystems;
import dev.millrace.remediation.testing.FaultPlan;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Optional;

class PrintConnectorTest extends ConnectorContract {
    @Override
    protected Connector working() {
        return at(closing(new FakeSystems(new FaultPlan())).url(), PATIENT);
    }

    @Override
    protected Connector away() {
        return at("http://127.0.0.1:" + deadPort(), GUARD);
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(at("http://127.0.0.1:" + silentPort(), GUARD));
    }

    private static Connector at(String url, GuardSettings guard) {
        return new PrintServer(
                url,
                new PrintSettings(url, "millrace", "env:KEY", guard),
                new Secrets(VaultSettings.none(), Map.of("KEY", SECRET)::get),
                new Guards(new SimpleMeterRegistry()));
    }
}
