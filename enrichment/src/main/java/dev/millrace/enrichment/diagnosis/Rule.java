package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.target.TargetKind;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Risk;

/// One declared rule.
///
/// @param hypothesis what is the matter, in words
/// @param category of the messages it is for
/// @param when the condition under which it holds
/// @param weight how much it counts beside others of its category that hold
/// @param runbook what would mend it, or `none`
/// @param target what kind of thing the runbook acts on
/// @param risk of running the runbook
record Rule(
        String hypothesis,
        Category category,
        Condition when,
        Weight weight,
        String runbook,
        TargetKind target,
        Risk risk) {}
