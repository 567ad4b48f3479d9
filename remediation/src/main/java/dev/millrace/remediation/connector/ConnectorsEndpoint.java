package dev.millrace.remediation.connector;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Which outside systems there are, and whether they are asked now.
@RestController
final class ConnectorsEndpoint {
    private final ConnectorWatch watch;

    ConnectorsEndpoint(ConnectorWatch watch) {
        this.watch = watch;
    }

    @GetMapping("/api/connectors")
    List<View> connectors() {
        return watch.connectors().stream()
                .map(connector -> View.of(connector.name(), connector.guard()))
                .toList();
    }

    /// @param breaker its state
    /// @param failureRate percent of the calls looked back on; below zero while there are too few
    /// @param underWay calls
    record View(String connector, BreakerState breaker, float failureRate, int underWay) {
        static View of(String name, Guard guard) {
            return new View(name, guard.state(), guard.failureRate(), guard.underWay());
        }
    }
}
