package dev.millrace.remediation.action;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// All actions that runbook files can name.
public final class Actions {
    private final SortedMap<String, Action> byName = new TreeMap<>();

    /// @throws IllegalArgumentException where two have the same name
    public Actions(Collection<? extends ActionSource> sources) {
        for (ActionSource source : sources) {
            for (Action action : source.actions()) {
                if (byName.put(action.name(), action) != null) {
                    throw new IllegalArgumentException("Two actions are named " + action.name());
                }
            }
        }
    }

    /// The action of a name; empty where there is none.
    public Optional<Action> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// The names of all, for complaints and lists.
    public SortedSet<String> names() {
        return new TreeSet<>(byName.keySet());
    }
}
