package dev.millrace.remediation.http;

import dev.millrace.remediation.connector.Connector;
import dev.millrace.remediation.connector.ConnectorContract;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.http.HttpSettings.HttpSystemSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class HttpConnectorTest extends ConnectorContract {
    @Override
    protected Connector working() {
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> response.send())
                .bindNow(LIMIT);
        closing(() -> server.disposeNow(LIMIT));
        return at(server.port(), PATIENT);
    }

    @Override
    protected Connector away() {
        return at(deadPort(), GUARD);
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(at(silentPort(), GUARD));
    }

    private static Connector at(int port, GuardSettings guard) {
        return new HttpSystem(
                "vpn",
                new HttpSystemSettings(
                        "http://127.0.0.1:" + port, "/health", null, "env:KEY", null, null, null, "env:KEY", guard),
                new Secrets(VaultSettings.none(), Map.of("KEY", SECRET)::get),
                new Guards(new SimpleMeterRegistry()),
                Clock.systemUTC());
    }
}
