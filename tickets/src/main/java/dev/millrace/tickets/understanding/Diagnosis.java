package dev.millrace.tickets.understanding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is the matter, most likely first, and what would mend it.
///
/// @param hypotheses ranked, likeliest first; may be empty
/// @param runbook the runbook proposed, or `none`
/// @param target what the runbook acts on, as the message says it; `sender` when the account runbooks are
///     meant for the sender; null when there is none
/// @param automatable whether a careful service desk would let the runbook go ahead on this message alone
/// @param reasons why, in words a technician understands
public record Diagnosis(
        List<Hypothesis> hypotheses,
        String runbook,
        @Nullable String target,
        boolean automatable,
        List<String> reasons) {
    /// The runbook id that stands for "a person looks at it".
    public static final String NO_RUNBOOK = "none";

    /// The target that stands for the sender's own account.
    public static final String SENDER = "sender";

    public Diagnosis {
        hypotheses = hypotheses == null ? List.of() : List.copyOf(hypotheses);
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
    }

    /// Whether there is a runbook to run.
    public boolean proposesRunbook() {
        return !NO_RUNBOOK.equals(runbook);
    }
}
