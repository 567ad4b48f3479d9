package dev.millrace.remediation.runbook;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What a look came to.
public sealed interface Looked {
    /// What the following steps need is there.
    ///
    /// @param which names of the facts that tell which things they are, whatever they are called by later: they are
    ///     kept in the journal, so that what was changed is found again, and nothing else
    record Found(State state, Set<String> which) implements Looked {
        public Found {
            which = Set.copyOf(which);
        }

        /// Nothing that could be mistaken for another thing later.
        public Found(State state) {
            this(state, Set.of());
        }

        /// The state with those facts alone.
        public State identity() {
            Map<String, String> kept = new HashMap<>(state.facts());
            kept.keySet().retainAll(which);
            return new State(state.detail(), kept);
        }
    }

    /// The run cannot go on; a person takes over.
    record Unfit(String reason) implements Looked {}
}
