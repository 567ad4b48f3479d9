package dev.millrace.remediation.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.millrace.remediation.runbook.State;
import java.util.Locale;
import java.util.Map;

/// An entry of a run's journal.
///
/// @param step the step's name
/// @param mark how far it came
/// @param detail the state found or reached, for people
/// @param facts what must be known of that state later
public record Entry(String step, Mark mark, String detail, Map<String, String> facts) {
    public Entry {
        facts = Map.copyOf(facts);
    }

    /// An entry that notes a state.
    public static Entry of(String step, Mark mark, State state) {
        return new Entry(step, mark, state.detail(), state.facts());
    }

    /// The state that it notes.
    public State state() {
        return new State(detail, facts);
    }

    /// How far a step came.
    public enum Mark {
        /// It looked, and changes nothing.
        @JsonProperty("looked")
        LOOKED,
        /// Nothing needed to be changed.
        @JsonProperty("already")
        ALREADY,
        /// The change is about to be made; the state before is noted.
        @JsonProperty("begun")
        BEGUN,
        /// The change was begun, and it is certain that the system did nothing about it.
        @JsonProperty("untaken")
        UNTAKEN,
        /// The system has answered to the change, which does not show there yet.
        @JsonProperty("made")
        MADE,
        /// The change was made and proven; the state after is noted.
        @JsonProperty("done")
        DONE,
        /// The change is about to be taken back.
        @JsonProperty("undoing")
        UNDOING,
        /// The system has answered to taking the change back, and still shows it.
        @JsonProperty("withdrawn")
        WITHDRAWN,
        /// The change was taken back, or had never been there.
        @JsonProperty("undone")
        UNDONE,
        /// The change could not be taken back.
        @JsonProperty("stuck")
        STUCK;

        static Mark of(String column) {
            return valueOf(column.toUpperCase(Locale.ROOT));
        }
    }
}
