package dev.millrace.remediation.script;

import dev.millrace.remediation.connector.Connector;
import dev.millrace.remediation.connector.ConnectorContract;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.script.ScriptSettings.ProgramSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ScriptConnectorTest extends ConnectorContract {
    @Override
    protected Connector working() {
        return of(Path.of("/bin/sh"));
    }

    @Override
    protected Connector away() {
        return of(Path.of("/nowhere/program"));
    }

    /// Nothing is run for a probe; how a program that hangs is ended `ScriptTest` shows.
    @Override
    protected Optional<Connector> silent() {
        return Optional.empty();
    }

    private Connector of(Path program) {
        return closing(new Script(
                "badge",
                new ProgramSettings(program, List.of(), List.of(), Map.of("TOKEN", "env:KEY"), null, 1_000, GUARD),
                1,
                new Secrets(VaultSettings.none(), Map.of("KEY", SECRET)::get),
                new Guards(new SimpleMeterRegistry())));
    }
}
