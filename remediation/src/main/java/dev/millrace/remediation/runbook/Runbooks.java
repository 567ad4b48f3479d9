package dev.millrace.remediation.runbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The runbooks that are in force now.
public final class Runbooks {
    private volatile Map<String, Runbook> byId;

    /// @throws IllegalArgumentException where two have the same id
    public Runbooks(List<Runbook> runbooks) {
        byId = indexed(runbooks);
    }

    /// Puts others in force. A run that is under way in a worker ends with the steps it began with; one that is
    /// taken up again has the new ones.
    public void replace(List<Runbook> runbooks) {
        byId = indexed(runbooks);
    }

    /// The runbook of an id; empty where none is in force under it.
    public Optional<Runbook> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The connectors that each uses, by id.
    public Map<String, Set<String>> systems() {
        return byId.values().stream().collect(Collectors.toMap(Runbook::id, Runbook::systems));
    }

    /// The ids of all that are in force, in alphabetical order.
    public Set<String> ids() {
        return new TreeSet<>(byId.keySet());
    }

    private static Map<String, Runbook> indexed(List<Runbook> runbooks) {
        Map<String, Runbook> byId = new TreeMap<>();
        for (Runbook runbook : runbooks) {
            if (byId.put(runbook.id(), runbook) != null) {
                throw new IllegalArgumentException("Two runbooks are named " + runbook.id() + "; ids are unique");
            }
        }
        return byId;
    }
}
