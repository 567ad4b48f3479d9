package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.target.TargetKind;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Risk;
import java.util.List;

/// A declared rule by which what the directory said of the requester tells what is the matter, whatever his message
/// was taken to be about.
///
/// @param hypothesis what is the matter, in words
/// @param when the condition under which it holds
/// @param weight how sure it then is that this is the matter, 0 to 1
/// @param runbook what would mend it, or `none`
/// @param target what kind of thing the runbook acts on
/// @param risk of running the runbook
record DirectoryRule(String hypothesis, Condition when, Weight weight, String runbook, TargetKind target, Risk risk) {
    /// The same as a rule for messages of a category.
    Rule of(Category category) {
        return new Rule(
                hypothesis, category, when, weight, runbook, target, risk, List.of(), List.of(), List.of(), List.of());
    }
}
