package dev.millrace.tickets.understanding;

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
public record Hypothesis(
        String hypothesis,
        double confidence,
        Risk risk,
        String runbook,
        Map<String, String> parameters,
        List<String> missing) {
    public Hypothesis {
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
        missing = missing == null ? List.of() : List.copyOf(missing);
    }
}
