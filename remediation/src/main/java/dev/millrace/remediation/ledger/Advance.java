package dev.millrace.remediation.ledger;

import dev.millrace.tickets.remediation.RemediationOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a worker writes of a job in one go: journal, outcomes and what becomes of the job; all of it, or
/// nothing when the lease is no longer his.
///
/// @param sequence of the last outcome told, these included
/// @param again whether the entries only repeat that a step begins: the run got no further by it
/// @param actsOn what the job acts on by what its system knows it, where that was found: once it begins to change
///     it, no other job does
public record Advance(
        long sequence,
        List<Entry> entries,
        List<RemediationOutcome> outcomes,
        Next next,
        boolean again,
        @Nullable String actsOn) {
    public Advance {
        entries = List.copyOf(entries);
        outcomes = List.copyOf(outcomes);
    }

    /// One that gets the run further, or lets it wait.
    public Advance(long sequence, List<Entry> entries, List<RemediationOutcome> outcomes, Next next) {
        this(sequence, entries, outcomes, next, false, null);
    }

    /// What becomes of the job.
    public sealed interface Next {
        /// The worker goes on, with a fresh lease.
        record GoOn() implements Next {}

        /// The worker goes on, to undo what was done.
        ///
        /// @param afresh whether the time that the job may wait for connectors begins anew
        record TurnBack(String step, String reason, boolean afresh) implements Next {}

        /// The job waits for a connector; the lease ends.
        ///
        /// @param unsettled for how long something may still come about there; nobody looks before. Zero where
        ///     nothing does
        /// @param unanswered whether a change, or taking it back, has just been sent and was not answered
        /// @param told why it waits, as far as people were told, with this write too; the names of causes
        /// @param untouched whether the job has certainly changed nothing, so that others may have its target
        record Wait(
                String connector,
                Duration pause,
                Duration unsettled,
                boolean unanswered,
                boolean untouched,
                Set<String> told)
                implements Next {
            public Wait {
                told = Set.copyOf(told);
            }

            /// Where nothing is on its way, and nobody is told.
            public Wait(String connector, Duration pause) {
                this(connector, pause, Duration.ZERO, false, false, Set.of());
            }

            /// The same, once these causes are told.
            public Wait telling(Set<String> causes) {
                return new Wait(connector, pause, unsettled, unanswered, untouched, causes);
            }
        }

        /// The job is done with; the lease ends.
        record Finish(Result result) implements Next {}
    }

    /// How a job ended.
    public enum Result {
        SUCCEEDED,
        FAILED,
        ANSWERED
    }
}
