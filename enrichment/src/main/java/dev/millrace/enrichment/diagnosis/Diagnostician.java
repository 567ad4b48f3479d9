package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.features.MessageFeatures;
import dev.millrace.enrichment.model.TextModel;
import dev.millrace.enrichment.model.TextModelFile;
import dev.millrace.enrichment.target.Target;
import dev.millrace.enrichment.target.TargetFinder;
import dev.millrace.enrichment.target.TargetReader;
import dev.millrace.enrichment.text.Text;
import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Said;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.CategoryVerdict;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Hypothesis;
import dev.millrace.tickets.understanding.LanguageVerdict;
import dev.millrace.tickets.understanding.OtherIssue;
import dev.millrace.tickets.understanding.Question;
import dev.millrace.tickets.understanding.Reading;
import dev.millrace.tickets.understanding.Risk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Applies the rules to a reading.
public final class Diagnostician {
    private static final double WORTH_MENTIONING = 0.1;
    /// The least confidence in a category at which `rules.yaml` lets a runbook go ahead.
    static final double SURE = 0.5;
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

    private static final Comparator<Finding> MOST_FIRST =
            Comparator.comparingDouble(Finding::share).reversed();

    private final RuleBook book;
    private final PhraseBook signals;
    private final PhraseBook signIn;
    private final TextModel automation;
    private final TargetReader targets;
    /// Index of the label that a runbook may go ahead.
    private final int yes;

    /// Applies these rules.
    ///
    /// @param automation tells whether a rule's runbook may go ahead
    public Diagnostician(RuleBook book, TextModel automation, TargetReader targets) {
        this.book = book;
        this.signals = Signals.BOOK;
        this.signIn = PhraseBook.load(Diagnostician.class, "sign-in.txt");
        this.automation = automation;
        this.targets = targets;
        this.yes = automation.labels().indexOf(AutomationFeatures.YES);
    }

    private Diagnostician(RuleBook book, Diagnostician other) {
        this.book = book;
        this.signals = other.signals;
        this.signIn = other.signIn;
        this.automation = other.automation;
        this.targets = other.targets;
        this.yes = other.yes;
    }

    /// The same, applying other rules.
    // To compare whole books for each message costs more than a new one of these.
    @SuppressWarnings("ReferenceEquality")
    public Diagnostician by(RuleBook other) {
        return other == book ? this : new Diagnostician(other, this);
    }

    /// Reads answers to questions by the same rules.
    public AnswerReader answers() {
        return new AnswerReader(book, targets);
    }

    /// Loads the shipped model of automation.
    public static TextModel shippedModel() {
        return TextModelFile.load(Diagnostician.class, "automation.model");
    }

    /// What is the matter, and what would mend it.
    ///
    /// @param evidence of impact and urgency, each kind with its words; asked for only where a rule does
    /// @param spoke what spoke for a category, strongest first; asked for only where it is among the hypotheses
    /// @param besides what the message is about besides
    public Diagnosis diagnose(
            Text text,
            Wording wording,
            Said words,
            MessageFeatures features,
            Reading reading,
            Supplier<Map<String, String>> evidence,
            Function<Category, List<String>> spoke,
            List<OtherIssue> besides) {
        Map<String, String> said = Signals.of(wording, signals);
        TargetFinder finder =
                targets.of(wording, words, reading.entities(), text.sender(), said.containsKey(Signals.OTHER_PERSON));
        Signals.judge(said, finder);
        Signals.fear(said, evidence.get());
        Map<String, String> cannot = text.requester() == null ? Map.of() : signIn.named(wording.beginnings());
        Facts facts = new Facts(
                text, reading, features, said, cannot, evidence, new Bounds(wording, finder::grantee), besides.size());
        List<Finding> findings = new ArrayList<>();
        for (CategoryVerdict.Alternative candidate : candidates(reading.category())) {
            findings.addAll(findings(candidate, features, facts, finder));
        }
        if (facts.requester().isKnown() && !findings.isEmpty()) {
            findings = new DirectoryFindings(book)
                    .added(findings, candidates(reading.category()).getFirst(), facts, finder);
        }
        Question question = findings.isEmpty() || !isLearnt(reading.language())
                ? null
                : question(findings.getFirst(), features, facts);
        return conclude(findings, question, facts, spoke, reading, besides);
    }

    private static List<CategoryVerdict.Alternative> candidates(CategoryVerdict category) {
        List<CategoryVerdict.Alternative> candidates = new ArrayList<>();
        candidates.add(new CategoryVerdict.Alternative(category.value(), category.confidence()));
        for (CategoryVerdict.Alternative alternative : category.alternatives()) {
            if (alternative.confidence() >= WORTH_MENTIONING) {
                candidates.add(alternative);
            }
        }
        return candidates;
    }

    /// What the rules of a category make of a message: all that hold, the one that counts most first. Of those that
    /// count the same the one that is declared first leads.
    private List<Finding> findings(
            CategoryVerdict.Alternative candidate, MessageFeatures features, Facts facts, TargetFinder finder) {
        facts.consider(candidate);
        List<Rule> holding = new ArrayList<>();
        for (Rule rule : book.rules()) {
            if (rule.category() == candidate.value() && rule.when().holds(facts)) {
                holding.add(rule);
            }
        }
        if (holding.isEmpty()) {
            return List.of();
        }
        boolean fixed = holding.stream().allMatch(rule -> rule.weight().isFixed());
        double weights = fixed
                ? holding.stream().mapToDouble(rule -> rule.weight().on(facts)).sum()
                : 0;
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : holding) {
            if (!fixed || isWorthMentioning(rule, holding, candidate.confidence() / weights, facts)) {
                findings.add(finding(rule, candidate, holding.size() == 1, features, facts, finder));
            }
        }
        double all = fixed && holding.size() > 1
                ? weights
                : findings.stream().mapToDouble(Finding::share).sum();
        findings.removeIf(finding -> finding.share() <= 0);
        findings.replaceAll(finding -> finding.withShare(finding.share() / all));
        findings.sort(MOST_FIRST);
        return findings;
    }

    /// Whether it leads, or is likely enough: what is not is told by nobody, so no target need be looked for.
    private static boolean isWorthMentioning(Rule rule, List<Rule> holding, double confidence, Facts facts) {
        double weight = rule.weight().on(facts);
        return weight * confidence >= WORTH_MENTIONING
                || holding.stream().allMatch(other -> other.weight().on(facts) <= weight);
    }

    /// @param alone whether no other rule of the category holds; then it need not be weighed
    private Finding finding(
            Rule rule,
            CategoryVerdict.Alternative candidate,
            boolean alone,
            MessageFeatures features,
            Facts facts,
            TargetFinder finder) {
        TargetFinder.Result found = finder.find(rule.target());
        boolean runs = !rule.runbook().equals(Diagnosis.NO_RUNBOOK);
        double fit = runs ? fit(rule, features, found, facts.said().keySet()) : 0;
        facts.consider(found, fit, rule.cautions(book.cautions()));
        boolean proposable = runs && book.proposable().holds(facts);
        boolean clear = proposable && book.automatic().holds(facts);
        String held = clear ? facts.bounds().holding(rule, found.target()) : null;
        return new Finding(
                rule,
                candidate.confidence(),
                alone ? 1 : rule.weight().on(facts),
                fit,
                found.target(),
                found.confidence(),
                proposable,
                clear && held == null,
                held);
    }

    /// What to ask, where a name is all that is missing: as if the message had named one, the rules are
    /// asked again. What is not proposed without the name is asked for only where it does little harm: who
    /// wants the very opposite, to be taken out of a group, names none either.
    private @Nullable Question question(Finding finding, MessageFeatures features, Facts facts) {
        Rule rule = finding.rule();
        List<String> choices = switch (finding.target()) {
            case Target.Missing _ -> List.of();
            case Target.Several(List<String> values) -> values;
            case Target.Found _, Target.Sender _, Target.None _ -> null;
        };
        if (choices == null
                || (!finding.proposable() && rule.risk() != Risk.LOW)
                || rule.runbook().equals(Diagnosis.NO_RUNBOOK)
                || finding.confidence() < SURE_TO_ASK
                || facts.isAboutMore()
                || rule.cautions(book.cautions()).stream().anyMatch(facts.said()::containsKey)
                || facts.bounds().holding(rule, finding.target()) != null) {
            return null;
        }
        TargetFinder.Result named = new TargetFinder.Result(new Target.Found(""), 1);
        double fit = fit(rule, features, named, facts.said().keySet());
        facts.consider(new CategoryVerdict.Alternative(rule.category(), finding.confidence()));
        facts.consider(named, fit, rule.cautions(book.cautions()));
        double worth = finding.proposable() ? WORTH_ASKING : PLAINLY_WORTH_ASKING;
        return fit >= worth && book.proposable().holds(facts)
                ? new Question(
                        rule.target().parameter(),
                        choices,
                        rule.runbook(),
                        book.automatic().holds(facts) || isPlain(finding))
                : null;
    }

    /// The model of automation has hardly seen messages that lack nothing but the name; where what is wanted is plain
    /// and cannot do much harm, policy may judge it once the name is there.
    private static boolean isPlain(Finding finding) {
        return finding.confidence() >= PLAIN && finding.rule().risk() != Risk.HIGH;
    }

    private double fit(Rule rule, MessageFeatures features, TargetFinder.Result found, Set<String> said) {
        return automation.probability(
                yes, features.all(), AutomationFeatures.of(features.domain(), rule.runbook(), found, said));
    }

    private Diagnosis conclude(
            List<Finding> findings,
            @Nullable Question question,
            Facts facts,
            Function<Category, List<String>> spoke,
            Reading reading,
            List<OtherIssue> besides) {
        double category = reading.category().confidence();
        double sure = findings.isEmpty()
                ? category
                : Math.max(category, findings.getFirst().likelihood());
        boolean unsure = sure < SURE || !isLearnt(reading.language());
        List<String> more = new ArrayList<>();
        if (!isLearnt(reading.language())) {
            more.add("unsure: the desk has not learnt the language '"
                    + reading.language().value() + "'");
        } else if (reading.language().confidence() < SURE_OF_LANGUAGE) {
            more.add("not by itself: the language is only "
                    + Reasons.percent(reading.language().confidence()) + " sure");
        }
        for (OtherIssue other : besides) {
            more.add("also about " + other.category().id() + ": \"" + other.text() + "\"");
        }
        if (findings.isEmpty()) {
            more.addFirst("no rule fits, a person looks at it");
            return new Diagnosis(List.of(), Diagnosis.NO_RUNBOOK, null, false, more, unsure, null, besides);
        }
        Finding first = findings.getFirst();
        Grounds grounds = new Grounds(facts, reading.category().value(), spoke);
        List<Hypothesis> hypotheses = new ArrayList<>();
        for (Finding finding : findings) {
            hypotheses.add(finding.hypothesis(grounds.of(finding.rule(), finding.target())));
        }
        // What is proposed stands first, also where rules share a category that is hardly likelier than another.
        hypotheses
                .subList(1, hypotheses.size())
                .sort(Comparator.comparingDouble(Hypothesis::confidence).reversed());
        boolean runs = !first.runbook().equals(Diagnosis.NO_RUNBOOK);
        String target = Finding.what(first.target());
        List<String> reasons = new ArrayList<>(new Reasons(book).of(first, facts.said()));
        reasons.addAll(facts.requester().words(first.rule().when()));
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

    private static boolean isLearnt(LanguageVerdict language) {
        return LEARNT.contains(language.value());
    }
}
