package dev.millrace.remediation.runbook;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a look came to.
public sealed interface Looked {
    /// What the following steps need is there.
    ///
    /// @param which names of the facts that tell which things they are, whatever they are called by later: they are
    ///     kept in the journal, so that what was changed is found again, and nothing else
    /// @param actsOn what the run acts on, by what its system knows it whatever it is called: runs on the same take
    ///     turns, also where they were asked for by different names. Null where this look does not find it
    record Found(State state, Set<String> which, @Nullable String actsOn) implements Looked {
        public Found {
            which = Set.copyOf(which);
        }

        /// Nothing that could be mistaken for another thing later.
        public Found(State state) {
            this(state, Set.of(), null);
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
