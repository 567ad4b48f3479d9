package dev.millrace.remediation.connector;

import java.util.List;

/// Connectors of one kind, as many as are configured. A bean of this is watched like a bean of each.
public record Connectors(List<Connector> all) {
    public Connectors {
        all = List.copyOf(all);
    }
}
