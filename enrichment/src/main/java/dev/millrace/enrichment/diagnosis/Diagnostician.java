package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.features.MessageFeatures;
import dev.millrace.enrichment.model.TextModel;
import dev.millrace.enrichment.model.TextModelFile;
import dev.millrace.enrichment.target.Target;
import dev.millrace.enrichment.target.TargetFinder;
import dev.millrace.enrichment.target.TargetReader;
import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Said;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.CategoryVerdict;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Entity;
import dev.millrace.tickets.understanding.Hypothesis;
import dev.millrace.tickets.understanding.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Applies the rules to a reading.
public final class Diagnostician {
    private static final double WORTH_MENTIONING = 0.1;
    /// The least confidence in a category at which `rules.yaml` lets a runbook go ahead.
    private static final double SURE = 0.5;

    private final RuleBook book;
    private final PhraseBook signals;
    private final TextModel automation;
    private final TargetReader targets;
    /// Index of the label that a runbook may go ahead.
    private final int yes;

    /// Applies these rules.
    ///
    /// @param automation tells whether a rule's runbook may go ahead
    public Diagnostician(RuleBook book, TextModel automation, TargetReader targets) {
        this.book = book;
        this.signals = PhraseBook.load(Diagnostician.class, "signals.txt");
        this.automation = automation;
        this.targets = targets;
        this.yes = automation.labels().indexOf(AutomationFeatures.YES);
    }

    /// Loads the shipped model of automation.
    public static TextModel shippedModel() {
        return TextModelFile.load(Diagnostician.class, "automation.model");
    }

    /// What is the matter, and what would mend it.
    ///
    /// @param sender address or handle of the writer, where known
    public Diagnosis diagnose(
            Wording wording, Said words, MessageFeatures features, Reading reading, @Nullable String sender) {
        Map<String, String> said = Signals.of(wording, signals);
        TargetFinder finder = targets.of(words, reading.entities(), sender, said.containsKey(Signals.OTHER_PERSON));
        Map<String, Object> facts = new HashMap<>();
        facts.put("language", reading.language().value());
        facts.put("said", List.copyOf(said.keySet()));
        facts.put("names", counts(reading.entities()));
        List<Finding> findings = new ArrayList<>();
        for (CategoryVerdict.Alternative candidate : candidates(reading.category())) {
            finding(candidate, features, facts, said.keySet(), finder).ifPresent(findings::add);
        }
        return conclude(findings, said);
    }

    private record Finding(
            Rule rule, double confidence, double fit, Target target, boolean proposable, boolean automatic) {
        String runbook() {
            return proposable ? rule.runbook() : Diagnosis.NO_RUNBOOK;
        }

        Hypothesis hypothesis() {
            Map<String, String> parameters = switch (target) {
                case Target.Found(String value) -> Map.of(rule.target().parameter(), value);
                case Target.Sender _ -> Map.of(rule.target().parameter(), Diagnosis.SENDER);
                case Target.Missing _, Target.Several _, Target.None _ -> Map.of();
            };
            List<String> missing = switch (target) {
                case Target.Missing(String what) -> List.of(what);
                case Target.Several(List<String> values) -> List.of("which one: " + String.join(", ", values));
                case Target.Found _, Target.Sender _, Target.None _ -> List.of();
            };
            return new Hypothesis(rule.hypothesis(), confidence, rule.risk(), runbook(), parameters, missing);
        }
    }

    private static List<CategoryVerdict.Alternative> candidates(CategoryVerdict category) {
        List<CategoryVerdict.Alternative> candidates = new ArrayList<>();
        candidates.add(new CategoryVerdict.Alternative(category.value(), category.confidence()));
        category.alternatives().stream()
                .filter(alternative -> alternative.confidence() >= WORTH_MENTIONING)
                .forEach(candidates::add);
        return candidates;
    }

    private Optional<Finding> finding(
            CategoryVerdict.Alternative candidate,
            MessageFeatures features,
            Map<String, Object> facts,
            Set<String> said,
            TargetFinder finder) {
        facts.put("category", candidate.value().id());
        facts.put("confidence", candidate.confidence());
        facts.put("fit", 0.0);
        facts.put("target", "none");
        facts.put("sure", 0.0);
        for (Rule rule : book.rules()) {
            if (rule.category() == candidate.value() && rule.when().holds(facts)) {
                TargetFinder.Result found = finder.find(rule.target());
                Target target = found.target();
                boolean runs = !rule.runbook().equals(Diagnosis.NO_RUNBOOK);
                double fit = runs
                        ? automation.probability(
                                yes,
                                features.all(),
                                AutomationFeatures.of(features.domain(), rule.runbook(), found, said))
                        : 0;
                facts.put("fit", fit);
                facts.put("target", target.name());
                facts.put("sure", found.confidence());
                boolean proposable = runs && book.proposable().holds(facts);
                boolean automatic = proposable && book.automatic().holds(facts);
                return Optional.of(new Finding(rule, candidate.confidence(), fit, target, proposable, automatic));
            }
        }
        return Optional.empty();
    }

    private static Map<String, Long> counts(List<Entity> entities) {
        Map<String, Set<String>> values = new HashMap<>();
        for (Entity entity : entities) {
            values.computeIfAbsent(entity.type(), _ -> new HashSet<>()).add(entity.value());
        }
        Map<String, Long> counts = new HashMap<>();
        values.forEach((type, different) -> counts.put(type, (long) different.size()));
        return counts;
    }

    private static Diagnosis conclude(List<Finding> findings, Map<String, String> said) {
        if (findings.isEmpty()) {
            return new Diagnosis(
                    List.of(), Diagnosis.NO_RUNBOOK, null, false, List.of("no rule fits, a person looks at it"));
        }
        Finding first = findings.getFirst();
        List<Hypothesis> hypotheses = findings.stream()
                .map(Finding::hypothesis)
                .sorted(Comparator.comparingDouble(Hypothesis::confidence).reversed())
                .toList();
        boolean runs = !first.runbook().equals(Diagnosis.NO_RUNBOOK);
        String target = switch (first.target()) {
            case Target.Found(String value) -> value;
            case Target.Sender _ -> Diagnosis.SENDER;
            case Target.Missing _, Target.Several _, Target.None _ -> null;
        };
        return new Diagnosis(
                hypotheses, first.runbook(), runs ? target : null, first.automatic(), reasons(first, said));
    }

    private static List<String> reasons(Finding finding, Map<String, String> said) {
        List<String> reasons = new ArrayList<>();
        reasons.add("rule: " + finding.rule().hypothesis());
        if (finding.confidence() < SURE) {
            reasons.add("unsure what it is about, a person looks at it");
        }
        switch (finding.target()) {
            case Target.Found(String value) -> reasons.add("target: the message names " + value);
            case Target.Sender _ -> reasons.add("target: nobody else is named, the sender is meant");
            case Target.Missing(String what) -> reasons.add("target: the message does not say " + what);
            case Target.Several(List<String> values) -> reasons.add("target: more than one is named, " + values);
            case Target.None _ -> {}
        }
        if (!finding.rule().runbook().equals(Diagnosis.NO_RUNBOOK)) {
            reasons.add("probability that " + finding.rule().runbook() + " is the one clear fix: "
                    + Math.round(finding.fit() * 100) / 100.0);
        }
        for (String caution : CAUTIONS) {
            if (!finding.automatic() && said.containsKey(caution)) {
                reasons.add("caution: " + caution.replace('-', ' ') + ", \"" + said.get(caution) + "\"");
            }
        }
        return reasons;
    }

    private static final Set<String> CAUTIONS = new java.util.TreeSet<>(Set.of(
            "solved",
            "hold",
            "impostor",
            "shared",
            "suspicious",
            "recurring",
            "disable",
            "temporary",
            "several",
            "vague",
            "admin",
            "many-targets",
            "old-version",
            "another-mailbox",
            "cannot-know",
            "other-person"));
}
