package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.model.FeatureGroup;
import dev.millrace.enrichment.model.Features;
import dev.millrace.enrichment.target.Target;
import dev.millrace.enrichment.target.TargetFinder;
import java.util.Set;

/// What the automation model looks at: the runbook that a rule proposes, what is known of its target, the
/// signals, what the message speaks of, and its words with little weight. It answers `yes` where a careful
/// desk would let it run.
final class AutomationFeatures {
    static final String YES = "yes";
    static final String NO = "no";
    private static final double SURENESS_STEPS = 5;

    private static final int SIZE = 64;

    private AutomationFeatures() {}

    /// The features of a message and the runbook that a rule proposes, besides those of all messages.
    static Features of(Set<String> domain, String runbook, TargetFinder.Result found, Set<String> said) {
        Features features = new Features(SIZE);
        Target target = found.target();
        int sure = (int) (found.confidence() * SURENESS_STEPS);
        features.open(FeatureGroup.FACT);
        features.add("sure of target " + sure);
        features.add(target.name() + " sure " + sure);
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
