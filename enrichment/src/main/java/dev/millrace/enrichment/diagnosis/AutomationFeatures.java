package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.category.CategoryFeatures;
import dev.millrace.enrichment.model.Features;
import dev.millrace.enrichment.words.Grams;
import dev.millrace.enrichment.words.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What the automation model looks at: the runbook that a rule proposes, what is known of its target, the signals, what
/// the message speaks of, and its words with little weight. It answers `yes` where a careful desk would let it run.
final class AutomationFeatures {
    static final String YES = "yes";
    static final String NO = "no";

    private AutomationFeatures() {}

    static Features of(Wording wording, String runbook, Target target, Set<String> said) {
        Features features = new Features();
        List<String> facts = new ArrayList<>();
        facts.add("r:" + runbook);
        facts.add("t:" + target.name());
        facts.add("rt:" + runbook + "/" + target.name());
        features.each(0.6, facts);
        features.each(0.5, said.stream().map(signal -> "said:" + signal).toList());
        List<String> domain = CategoryFeatures.domainWords(wording.said());
        features.each(0.35, domain.stream().map(word -> "d:" + word).toList());
        features.each(
                0.45, domain.stream().map(word -> "rd:" + runbook + "/" + word).toList());
        features.group(0.9, Grams.words(wording.said(), "w:"));
        features.group(0.7, Grams.pairs(wording.said(), "p:"));
        return features;
    }
}
