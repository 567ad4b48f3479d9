package dev.millrace.remediation.runbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The runbooks that this installation knows.
public final class Runbooks {
    private final Map<String, Runbook> byId = new TreeMap<>();

    public Runbooks(List<Runbook> runbooks) {
        for (Runbook runbook : runbooks) {
            if (byId.put(runbook.id(), runbook) != null) {
                throw new IllegalArgumentException("Two runbooks are named " + runbook.id() + "; ids are unique");
            }
        }
    }

    public Optional<Runbook> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Set<String> ids() {
        return new TreeSet<>(byId.keySet());
    }
}
