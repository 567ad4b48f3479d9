package dev.millrace.tickets.understanding;

import com.fasterxml.jackson.annotation.JsonCreator;
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
/// @param unsure whether the desk cannot tell what the matter is, so that a person looks at it
/// @param question what must still be known before the runbook can run; null where nothing is missing
/// @param alsoAbout what the message is about besides, each a matter of its own
public record Diagnosis(
        List<Hypothesis> hypotheses,
        String runbook,
        @Nullable String target,
        boolean automatable,
        List<String> reasons,
        boolean unsure,
        @Nullable Question question,
        List<OtherIssue> alsoAbout) {
    /// The runbook id that stands for "a person looks at it".
    public static final String NO_RUNBOOK = "none";

    /// The target that stands for the sender's own account.
    public static final String SENDER = "sender";

    @JsonCreator
    public Diagnosis {
        hypotheses = hypotheses == null ? List.of() : List.copyOf(hypotheses);
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
        alsoAbout = alsoAbout == null ? List.of() : List.copyOf(alsoAbout);
    }

    /// A diagnosis of one matter that leaves nothing open.
    public Diagnosis(
            List<Hypothesis> hypotheses,
            String runbook,
            @Nullable String target,
            boolean automatable,
            List<String> reasons) {
        this(hypotheses, runbook, target, automatable, reasons, false, null, List.of());
    }

    /// Whether there is a runbook to run.
    public boolean proposesRunbook() {
        return !NO_RUNBOOK.equals(runbook);
    }
}
