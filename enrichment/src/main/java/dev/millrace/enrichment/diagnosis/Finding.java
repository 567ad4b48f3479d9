package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.target.Target;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Hypothesis;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a rule that holds makes of a message.
///
/// @param confidence of the rule's category
/// @param share of the rule among those of its category that hold
/// @param fit how likely its runbook is the one clear fix
/// @param sure how sure the target is
/// @param proposable whether its runbook may be proposed
/// @param automatic whether it may go ahead on this message alone
/// @param held why it does not, where all is clear but the runbook's own bounds
record Finding(
        Rule rule,
        double confidence,
        double share,
        double fit,
        Target target,
        double sure,
        boolean proposable,
        boolean automatic,
        @Nullable String held) {
    String runbook() {
        return proposable ? rule.runbook() : Diagnosis.NO_RUNBOOK;
    }

    Finding withShare(double newShare) {
        return new Finding(rule, confidence, newShare, fit, target, sure, proposable, automatic, held);
    }

    /// The same, where something else is so likely the matter.
    Finding besides(double other) {
        return withShare(share * (1 - other));
    }

    /// How likely it is the matter.
    double likelihood() {
        return confidence * share;
    }

    /// The hypothesis, for which something speaks.
    Hypothesis hypothesis(List<String> evidence) {
        Map<String, String> parameters = switch (target) {
            case Target.Found(String value) -> Map.of(rule.target().parameter(), value);
            case Target.Sender _ -> Map.of(rule.target().parameter(), Diagnosis.SENDER);
            case Target.Missing _, Target.Several _, Target.None _ -> Map.of();
        };
        List<String> missing = switch (target) {
            case Target.Missing unnamed -> List.of(unnamed.what());
            case Target.Several(List<String> values) -> List.of("which one: " + String.join(", ", values));
            case Target.Found _, Target.Sender _, Target.None _ -> List.of();
        };
        return new Hypothesis(rule.hypothesis(), likelihood(), rule.risk(), runbook(), parameters, missing, evidence);
    }

    /// What a diagnosis calls a target; empty where it is not known.
    static String what(Target target) {
        return switch (target) {
            case Target.Found(String value) -> value;
            case Target.Sender _ -> Diagnosis.SENDER;
            case Target.Missing _, Target.Several _, Target.None _ -> "";
        };
    }
}
