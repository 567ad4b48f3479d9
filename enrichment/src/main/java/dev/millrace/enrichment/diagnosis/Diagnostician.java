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
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.CategoryVerdict;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Entity;
import dev.millrace.tickets.understanding.Hypothesis;
import dev.millrace.tickets.understanding.LanguageVerdict;
import dev.millrace.tickets.understanding.OtherIssue;
import dev.millrace.tickets.understanding.Question;
import dev.millrace.tickets.understanding.Reading;
import dev.millrace.tickets.understanding.Risk;
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
    /// The same of the language.
    private static final double SURE_OF_LANGUAGE = 0.4;
    /// The least confidence in a category at which the requester is asked for a name.
    private static final double SURE_TO_ASK = 0.7;
    /// How likely the runbook must be the one clear fix, were the name known, for the requester to be bothered.
    private static final double WORTH_ASKING = 0.5;
    /// The same where the runbook is hardly thought of without the name, and the name alone would have to make it so.
    private static final double PLAINLY_WORTH_ASKING = 0.7;
    /// From here on a category is as good as certain.
    private static final double PLAIN = 0.9;

    /// The languages that the corpus has enough of; what is written in others is read, but nothing is done on it.
    private static final Set<String> LEARNT = Set.of("en", "de", "fr", "es", "nl", "it", "pl", "pt");

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
    /// @param besides what the message is about besides
    /// @param sender address or handle of the writer, where known
    public Diagnosis diagnose(
            Wording wording,
            Said words,
            MessageFeatures features,
            Reading reading,
            List<OtherIssue> besides,
            @Nullable String sender) {
        Map<String, String> said = Signals.of(wording, signals);
        TargetFinder finder =
                targets.of(wording, words, reading.entities(), sender, said.containsKey(Signals.OTHER_PERSON));
        Signals.judge(said, finder);
        Map<String, Object> facts = new HashMap<>();
        facts.put("language", reading.language().value());
        facts.put("fluency", reading.language().confidence());
        facts.put("said", List.copyOf(said.keySet()));
        facts.put("names", counts(reading.entities()));
        facts.put("cautions", book.cautions());
        facts.put("also", (long) besides.size());
        List<Finding> findings = new ArrayList<>();
        for (CategoryVerdict.Alternative candidate : candidates(reading.category())) {
            finding(candidate, features, facts, said.keySet(), finder).ifPresent(findings::add);
        }
        return conclude(findings, said, reading, besides);
    }

    /// What an answer adds to what is known; empty where no rule of the category has the question's runbook.
    public Optional<Diagnosis> answered(
            Wording wording,
            Said words,
            List<Entity> named,
            Question question,
            Category category,
            double confidence,
            @Nullable String sender) {
        return book.rules().stream()
                .filter(rule -> rule.category() == category && rule.runbook().equals(question.runbook()))
                .findFirst()
                .map(rule -> answered(rule, wording, words, named, question, confidence, sender));
    }

    private Diagnosis answered(
            Rule rule,
            Wording wording,
            Said words,
            List<Entity> named,
            Question question,
            double confidence,
            @Nullable String sender) {
        Map<String, String> said = Signals.of(wording, signals);
        TargetFinder finder = targets.of(wording, words, named, sender, said.containsKey(Signals.OTHER_PERSON));
        Target target = Answers.target(wording, words, named, question, sender, finder.find(rule.target()));
        boolean clear = question.suffices()
                && book.cautions().stream()
                        .noneMatch(caution -> !caution.equals(Signals.FORWARDED) && said.containsKey(caution));
        boolean known = target instanceof Target.Found || target instanceof Target.Sender;
        List<String> reasons = new ArrayList<>();
        reasons.add("rule: " + rule.hypothesis());
        reasons.add(
                known
                        ? "target: the answer names " + what(target)
                        : "target: the answer does not name what was asked for");
        if (!clear) {
            reasons.add("the first message or the answer leaves more open than the name");
        }
        return new Diagnosis(
                List.of(new Finding(rule, confidence, 0, target, 1, true, known && clear, null).hypothesis()),
                rule.runbook(),
                known ? what(target) : null,
                known && clear,
                List.copyOf(reasons));
    }

    private static String what(Target target) {
        return switch (target) {
            case Target.Found(String value) -> value;
            case Target.Sender _ -> Diagnosis.SENDER;
            case Target.Missing _, Target.Several _, Target.None _ -> "";
        };
    }

    private record Finding(
            Rule rule,
            double confidence,
            double fit,
            Target target,
            double sure,
            boolean proposable,
            boolean automatic,
            @Nullable Question question) {
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
                case Target.Missing unnamed -> List.of(unnamed.what());
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
                double fit = runs ? fit(rule, features, found, said) : 0;
                facts.put("fit", fit);
                facts.put("target", target.name());
                facts.put("sure", found.confidence());
                boolean proposable = runs && book.proposable().holds(facts);
                boolean automatic = proposable && book.automatic().holds(facts);
                double worth = proposable ? WORTH_ASKING : PLAINLY_WORTH_ASKING;
                Question question = runs ? question(rule, candidate, features, facts, said, target, worth) : null;
                return Optional.of(new Finding(
                        rule,
                        candidate.confidence(),
                        fit,
                        target,
                        found.confidence(),
                        proposable,
                        automatic,
                        question));
            }
        }
        return Optional.empty();
    }

    /// What to ask, where a name is all that is missing: as if the message had named one, the rules are asked again.
    private @Nullable Question question(
            Rule rule,
            CategoryVerdict.Alternative candidate,
            MessageFeatures features,
            Map<String, Object> facts,
            Set<String> said,
            Target target,
            double worth) {
        List<String> choices = switch (target) {
            case Target.Missing _ -> List.of();
            case Target.Several(List<String> values) -> values;
            case Target.Found _, Target.Sender _, Target.None _ -> null;
        };
        if (choices == null
                || candidate.confidence() < SURE_TO_ASK
                || !Long.valueOf(0).equals(facts.get("also"))
                || book.cautions().stream().anyMatch(said::contains)) {
            return null;
        }
        TargetFinder.Result named = new TargetFinder.Result(new Target.Found(""), 1);
        double fit = fit(rule, features, named, said);
        Map<String, Object> known = new HashMap<>(facts);
        known.put("fit", fit);
        known.put("target", named.target().name());
        known.put("sure", named.confidence());
        return fit >= worth && book.proposable().holds(known)
                ? new Question(
                        rule.target().parameter(),
                        choices,
                        rule.runbook(),
                        book.automatic().holds(known) || isPlain(candidate, rule))
                : null;
    }

    /// The model of automation has hardly seen messages that lack nothing but the name; where what is wanted is plain
    /// and cannot do much harm, policy may judge it once the name is there.
    private static boolean isPlain(CategoryVerdict.Alternative candidate, Rule rule) {
        return candidate.confidence() >= PLAIN && rule.risk() != Risk.HIGH;
    }

    private double fit(Rule rule, MessageFeatures features, TargetFinder.Result found, Set<String> said) {
        return automation.probability(
                yes, features.all(), AutomationFeatures.of(features.domain(), rule.runbook(), found, said));
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

    private Diagnosis conclude(
            List<Finding> findings, Map<String, String> said, Reading reading, List<OtherIssue> besides) {
        boolean unsure = reading.category().confidence() < SURE || !isLearnt(reading.language());
        List<String> more = new ArrayList<>();
        if (!isLearnt(reading.language())) {
            more.add("unsure: the desk has not learnt the language '"
                    + reading.language().value() + "'");
        } else if (reading.language().confidence() < SURE_OF_LANGUAGE) {
            more.add("not by itself: the language is only "
                    + percent(reading.language().confidence()) + " sure");
        }
        for (OtherIssue other : besides) {
            more.add("also about " + other.category().id() + ": \"" + other.text() + "\"");
        }
        if (findings.isEmpty()) {
            more.addFirst("no rule fits, a person looks at it");
            return new Diagnosis(List.of(), Diagnosis.NO_RUNBOOK, null, false, more, unsure, null, besides);
        }
        Finding first = findings.getFirst();
        List<Hypothesis> hypotheses = findings.stream()
                .map(Finding::hypothesis)
                .sorted(Comparator.comparingDouble(Hypothesis::confidence).reversed())
                .toList();
        boolean runs = !first.runbook().equals(Diagnosis.NO_RUNBOOK);
        String target = what(first.target());
        Question question = isLearnt(reading.language()) ? first.question() : null;
        List<String> reasons = new ArrayList<>(reasons(first, said));
        reasons.addAll(more);
        if (question != null) {
            reasons.add("asks the requester for the " + question.about());
        }
        return new Diagnosis(
                hypotheses,
                runs ? first.runbook() : Diagnosis.NO_RUNBOOK,
                runs && !target.isEmpty() ? target : null,
                runs && first.automatic() && isLearnt(reading.language()),
                reasons,
                unsure,
                question,
                besides);
    }

    private static String percent(double share) {
        return Math.round(share * 100) + "%";
    }

    private static boolean isLearnt(LanguageVerdict language) {
        return LEARNT.contains(language.value());
    }

    private List<String> reasons(Finding finding, Map<String, String> said) {
        List<String> reasons = new ArrayList<>();
        reasons.add("rule: " + finding.rule().hypothesis());
        if (finding.confidence() < SURE) {
            reasons.add(
                    "unsure: the category is only " + percent(finding.confidence()) + " sure, a person looks at it");
        }
        switch (finding.target()) {
            case Target.Found(String value) -> reasons.add("target: the message names " + value);
            case Target.Sender _ -> reasons.add("target: nobody else is named, the sender is meant");
            case Target.Missing(String what, String since) ->
                reasons.add("target: the message does not say " + what
                        + (since == null ? "" : ", which is somebody else's: \"" + since + "\""));
            case Target.Several(List<String> values) -> reasons.add("target: more than one is named, " + values);
            case Target.None _ -> {}
        }
        if (!finding.rule().runbook().equals(Diagnosis.NO_RUNBOOK)) {
            reasons.add("probability that " + finding.rule().runbook() + " is the one clear fix: "
                    + Math.round(finding.fit() * 100) / 100.0);
        }
        if (!finding.automatic()) {
            List<String> cautions = cautions(said);
            reasons.addAll(cautions);
            boolean known = finding.target() instanceof Target.Found || finding.target() instanceof Target.Sender;
            if (finding.proposable() && known && cautions.isEmpty() && finding.confidence() >= SURE) {
                reasons.add(tooUnsure(finding));
            }
        }
        return reasons;
    }

    private List<String> cautions(Map<String, String> said) {
        List<String> cautions = new ArrayList<>();
        said.forEach((signal, words) -> {
            boolean personal = signal.equals(Signals.OTHER_PERSON) || signal.equals(Signals.SERVICE_ACCOUNT);
            if (personal || book.cautions().contains(signal)) {
                cautions.add("caution: " + signal.replace('-', ' ') + ", \"" + words + "\"");
            }
        });
        return cautions;
    }

    /// Each may be sure, and all of them together not.
    private static String tooUnsure(Finding finding) {
        double together = finding.confidence() * finding.fit() * finding.sure();
        return "not by itself: category (" + percent(finding.confidence()) + "), runbook (" + percent(finding.fit())
                + ") and target (" + percent(finding.sure()) + ") are together only " + percent(together) + " sure";
    }
}
