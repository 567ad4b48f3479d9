package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.model.FeatureGroup;
import dev.millrace.enrichment.model.Features;
import java.util.Set;

/// What the automation model looks at: the runbook that a rule proposes, what is known of its target, the
/// signals, what the message speaks of, and its words with little weight. It answers `yes` where a careful
/// desk would let it run.
final class AutomationFeatures {
    static final String YES = "yes";
    static final String NO = "no";

    private AutomationFeatures() {}

    /// The features of a message and the runbook that a rule proposes, besides those of all messages.
    static Features of(Set<String> domain, String runbook, Target target, Set<String> said) {
        Features features = new Features();
        features.open(FeatureGroup.FACT);
        features.add("runbook " + runbook);
        features.add("target " + target.name());
        features.add(runbook + " on " + target.name());
        features.closeUnshared();
        features.open(FeatureGroup.EVIDENCE);
        features.addAll(said);
        features.closeUnshared();
        features.open(FeatureGroup.RUNBOOK_DOMAIN);
        domain.forEach(word -> features.add(runbook + " and " + word));
        features.closeUnshared();
        return features;
    }
}
