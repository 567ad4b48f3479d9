package dev.millrace.enrichment.priority;

import dev.millrace.enrichment.features.MessageFeatures;
import dev.millrace.enrichment.model.FeatureGroup;
import dev.millrace.enrichment.model.Features;
import dev.millrace.enrichment.model.Scores;
import dev.millrace.enrichment.model.TextModel;
import dev.millrace.enrichment.model.TextModelFile;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.WordList;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.CategoryVerdict;
import dev.millrace.tickets.understanding.Impact;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.PriorityVerdict;
import dev.millrace.tickets.understanding.Urgency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells how soon a message must be worked on. The model, which sees words and evidence, tells the priority;
/// the evidence tells which cell of the impact by urgency matrix gives it.
public final class PriorityReader {
    /// So close a deadline leaves no doubt, whatever the words.
    private static final Duration HOURS = Duration.ofHours(4);

    private static final int MOST_WORDS = 3;
    private static final Set<FeatureGroup> SPEAKING =
            EnumSet.of(FeatureGroup.WORD, FeatureGroup.PAIR, FeatureGroup.SUBJECT, FeatureGroup.NEGATED);

    private static final Set<FeatureGroup> KNOWN = EnumSet.of(FeatureGroup.EVIDENCE, FeatureGroup.FACT);
    private static final int MOST_FACTS = 2;

    private static final Duration DAY = Duration.ofDays(1);
    private static final WordList SLOW = WordList.of(
            "slow",
            "slowly",
            "slower",
            "sluggish",
            "lagging",
            "langsam",
            "langsamer",
            "trage",
            "lent",
            "lente",
            "lentement",
            "rame",
            "lento",
            "lenta",
            "lentos",
            "traag",
            "langzaam",
            "lentamente",
            "wolno",
            "devagar");
    private static final WordList SINCE =
            WordList.of("since", "from", "seit", "ab", "depuis", "desde", "sinds", "dalle", "od");

    private static final double SURE_OF_SECURITY = 0.5;
    private static final double SURE_OF_QUESTION = 0.5;
    private static final List<Urgency> URGENCIES = List.of(Urgency.values());

    private final TextModel model;

    /// A reader with a model.
    public PriorityReader(TextModel model) {
        this.model = model;
    }

    /// Loads the shipped model.
    public static TextModel shippedModel() {
        return TextModelFile.load(PriorityReader.class, "priority.model");
    }

    /// Reads a message whose category is known.
    ///
    /// @param said what its words say of impact and urgency
    public PriorityVerdict read(
            Wording wording,
            Evidence said,
            MessageFeatures features,
            CategoryVerdict category,
            Circumstances circumstances) {
        Evidence evidence = said.with(circumstances);
        Features facts = PriorityFeatures.of(evidence, category.value());
        Scores scores = model.score(features.all(), facts);
        Priority priority = Priority.valueOf(scores.best().label());
        if (priority == Priority.P2 && isFarOff(wording, circumstances) && !isRaised(evidence)) {
            priority = Priority.P3;
        }
        Cell cell = cell(priority, evidence);
        List<String> reasons = reasons(cell, evidence);
        if (reasons.isEmpty() && priority.compareTo(Priority.P2) <= 0) {
            reasons.addAll(learnt(facts, evidence, priority));
            reasons.addAll(words(features, wording, priority));
            if (reasons.isEmpty()) {
                reasons.add(priority + ": like messages of this priority as a whole, no single word tells it");
            }
        }
        double confidence = scores.best().probability();
        if (isIncident(category, evidence) && priority.compareTo(Priority.P2) > 0) {
            reasons.add("urgency: a likely security incident is at least P2");
            priority = Priority.P2;
            cell = new Cell(cell.impact(), Urgency.NOW, cell.score());
            confidence = category.confidence();
        }
        if (evidence.has(Compromise.NAME) && priority.compareTo(Priority.P2) > 0) {
            reasons.add(
                    "urgency: likely in strange hands, \"" + evidence.found().get(Compromise.NAME) + "\"");
            priority = Priority.P2;
            cell = new Cell(cell.impact(), Urgency.NOW, cell.score());
        }
        if (evidence.has("danger") && priority.compareTo(Priority.P2) > 0 && !evidence.has("done")) {
            reasons.add("urgency: danger, \"" + evidence.found().get("danger") + "\"");
            cell = new Cell(cell.impact(), Urgency.NOW, cell.score());
            priority = Matrix.priority(cell.impact(), cell.urgency());
        }
        if (evidence.has(Standstill.NAME) && priority != Priority.P1 && !mayWait(category, evidence)) {
            reasons.add(
                    "impact and urgency: a standstill, \"" + evidence.found().get(Standstill.NAME) + "\"");
            cell = new Cell(Impact.WIDE, Urgency.NOW, cell.score());
            priority = Priority.P1;
        }
        if (circumstances.isWithin(HOURS) && priority.compareTo(Priority.P2) > 0 && !mayWait(category, evidence)) {
            reasons.add("urgency: until the deadline, \"" + circumstances.deadline() + "\", it is "
                    + circumstances.left().toMinutes() + " minutes");
            cell = new Cell(cell.impact(), Urgency.NOW, cell.score());
            priority = Matrix.priority(cell.impact(), cell.urgency());
        }
        if (circumstances.vip() != null && cell.impact() != Impact.WIDE && !evidence.has("done")) {
            reasons.add("impact: " + circumstances.vip());
            cell = new Cell(Impact.WIDE, cell.urgency(), cell.score());
            priority = Matrix.priority(cell.impact(), cell.urgency());
        }
        if (reasons.isEmpty()) {
            reasons.add("nothing is said of others affected, of stopped work or of a deadline");
        }
        return new PriorityVerdict(priority, cell.impact(), cell.urgency(), confidence, List.copyOf(reasons));
    }

    /// Whether the times of a message make no hurry, though words may sound so: until the deadline it is more than a
    /// day, or something has gone on slowly since then.
    private static boolean isFarOff(Wording wording, Circumstances circumstances) {
        return circumstances.deadline() == null ? isSlowSince(wording.said()) : !circumstances.isWithin(DAY);
    }

    private static boolean isSlowSince(List<Token> said) {
        boolean since = false;
        boolean slow = false;
        for (int i = 0; i < said.size(); i++) {
            Token token = said.get(i);
            since |= i > 0
                    && token.kind() == Token.Kind.TIME
                    && SINCE.contains(said.get(i - 1).norm());
            slow |= SLOW.contains(token.norm());
        }
        return since && slow;
    }

    /// Whether anything but words speaks for more than one person, or for now.
    private static boolean isRaised(Evidence evidence) {
        return evidence.found().keySet().stream()
                .anyMatch(kind -> Weights.speaksFor(Urgency.NOW, kind)
                        || Weights.speaksFor(Impact.TEAM, kind)
                        || Weights.speaksFor(Impact.WIDE, kind));
    }

    private static boolean mayWait(CategoryVerdict category, Evidence evidence) {
        return (category.value() == Category.GENERAL_QUESTION && category.confidence() >= SURE_OF_QUESTION)
                || evidence.has("leisure")
                || evidence.has("workaround")
                || evidence.has("done");
    }

    /// Where in the matrix the priority stands: the cell for which the evidence speaks most.
    private static Cell cell(Priority priority, Evidence evidence) {
        Cell best = new Cell(Impact.PERSON, Urgency.SOON, Double.NEGATIVE_INFINITY);
        double[] urgencies = new double[URGENCIES.size()];
        for (int i = 0; i < urgencies.length; i++) {
            urgencies[i] = Weights.of(URGENCIES.get(i), evidence);
        }
        for (Impact impact : Impact.values()) {
            double weight = Weights.of(impact, evidence);
            for (int i = 0; i < urgencies.length; i++) {
                Urgency urgency = URGENCIES.get(i);
                double score = weight + urgencies[i];
                if (Matrix.priority(impact, urgency) == priority && score > best.score()) {
                    best = new Cell(impact, urgency, score);
                }
            }
        }
        return best;
    }

    private record Cell(Impact impact, Urgency urgency, double score) {}

    private static boolean isIncident(CategoryVerdict category, Evidence evidence) {
        return category.value() == Category.SECURITY_INCIDENT
                && category.confidence() >= SURE_OF_SECURITY
                && !evidence.has("done");
    }

    private static List<String> reasons(Cell cell, Evidence evidence) {
        List<String> reasons = new ArrayList<>();
        for (Map.Entry<String, String> found : evidence.found().entrySet()) {
            String words = found.getKey().replace('-', ' ') + ", \"" + found.getValue() + "\"";
            if (Weights.speaksFor(cell.impact(), found.getKey())) {
                reasons.add("impact: " + words);
            } else if (Weights.speaksFor(cell.urgency(), found.getKey())) {
                reasons.add("urgency: " + words);
            }
        }
        return reasons;
    }

    /// What the model has learnt to be urgent where no evidence tells of impact or urgency by itself: a meeting soon,
    /// or
    /// what the message is about.
    private List<String> learnt(Features facts, Evidence evidence, Priority priority) {
        List<String> learnt = new ArrayList<>();
        for (TextModel.Evidence told : model.evidence(facts, "", priority.name(), KNOWN, MOST_FACTS)) {
            String words = evidence.found().get(told.words());
            if (words != null && !told.words().equals("person")) {
                learnt.add(priority + ": " + told.words().replace('-', ' ') + ", \"" + words + "\"");
            } else if (told.group() == FeatureGroup.FACT) {
                learnt.add(priority + ": it is about " + told.words().substring(PriorityFeatures.CATEGORY.length()));
            }
        }
        return learnt;
    }

    /// The words that spoke for a high priority where no evidence does.
    private List<String> words(MessageFeatures features, Wording wording, Priority priority) {
        return model.evidence(features.all(), wording.whole(), priority.name(), SPEAKING, MOST_WORDS).stream()
                .map(evidence -> priority + ": says \"" + evidence.words().replace('\n', ' ') + "\"")
                .distinct()
                .toList();
    }
}
