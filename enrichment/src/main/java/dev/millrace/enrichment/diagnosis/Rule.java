package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.target.TargetKind;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Risk;
import java.util.List;

/// One declared rule.
///
/// @param hypothesis what is the matter, in words
/// @param category of the messages it is for
/// @param when the condition under which it holds
/// @param weight how much it counts beside others of its category that hold
/// @param runbook what would mend it, or `none`
/// @param target what kind of thing the runbook acts on
/// @param risk of running the runbook
/// @param despite cautions at which the runbook goes ahead all the same: they are its very reason, or say nothing of it
/// @param against what is said of the runbook's bounds at which it does not go ahead
/// @param againstSender the same where the sender is the target, since nobody is named
/// @param needs of which something must be said for it to go ahead; empty where nothing must
record Rule(
        String hypothesis,
        Category category,
        Condition when,
        Weight weight,
        String runbook,
        TargetKind target,
        Risk risk,
        List<String> despite,
        List<String> against,
        List<String> againstSender,
        List<String> needs) {
    /// Signals at which its runbook does not go ahead.
    ///
    /// @param all at which no runbook does
    List<String> cautions(List<String> all) {
        return despite.isEmpty()
                ? all
                : all.stream().filter(caution -> !despite.contains(caution)).toList();
    }
}
