package dev.millrace.tickets.understanding;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;

/// What may be the matter, and what would mend it.
///
/// @param hypothesis its short name, in words
/// @param confidence 0 to 1
/// @param risk of running the runbook
/// @param runbook the runbook's id, or `none`
/// @param parameters what the runbook would be given
/// @param missing what must still be asked
/// @param evidence what speaks for it, in words a technician understands
public record Hypothesis(
        String hypothesis,
        double confidence,
        Risk risk,
        String runbook,
        Map<String, String> parameters,
        List<String> missing,
        List<String> evidence) {
    @JsonCreator
    public Hypothesis {
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
        missing = missing == null ? List.of() : List.copyOf(missing);
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }

    /// A hypothesis of which is not told what speaks for it.
    public Hypothesis(
            String hypothesis,
            double confidence,
            Risk risk,
            String runbook,
            Map<String, String> parameters,
            List<String> missing) {
        this(hypothesis, confidence, risk, runbook, parameters, missing, List.of());
    }
}
