package dev.millrace.remediation.fileshare;

import dev.millrace.remediation.connector.Connector;
import dev.millrace.remediation.connector.ConnectorContract;
import dev.millrace.remediation.connector.Guards;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

class FileConnectorTest extends ConnectorContract {
    @TempDir
    private Path folder;

    @Override
    protected Connector working() {
        return at(folder);
    }

    @Override
    protected Connector away() {
        return at(folder.resolve("not-mounted"));
    }

    /// A file system that hangs cannot be had here.
    @Override
    protected Optional<Connector> silent() {
        return Optional.empty();
    }

    private Connector at(Path place) {
        return closing(new FileShares(
                new FileSettings(Map.of("finance", new FileSettings.Share(place, place, List.of("F:"))), 1_000, GUARD),
                new Guards(new SimpleMeterRegistry())));
    }
}
