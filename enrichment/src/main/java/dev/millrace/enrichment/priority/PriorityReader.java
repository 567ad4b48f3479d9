package dev.millrace.enrichment.priority;

import dev.millrace.enrichment.features.MessageFeatures;
import dev.millrace.enrichment.model.Scores;
import dev.millrace.enrichment.model.TextModel;
import dev.millrace.enrichment.model.TextModelFile;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.CategoryVerdict;
import dev.millrace.tickets.understanding.Impact;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.PriorityVerdict;
import dev.millrace.tickets.understanding.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Tells how soon a message must be worked on. The model, which sees words and evidence, tells the priority;
/// the evidence tells which cell of the impact by urgency matrix gives it.
public final class PriorityReader {
    private static final double SURE_OF_SECURITY = 0.5;

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
    public PriorityVerdict read(Wording wording, MessageFeatures features, CategoryVerdict category) {
        Evidence evidence = Evidence.in(wording);
        Scores scores = model.score(features.all(), PriorityFeatures.of(evidence, category.value()));
        Priority priority = Priority.valueOf(scores.best().label());
        Cell cell = cell(priority, evidence);
        List<String> reasons = reasons(cell, evidence);
        if (isIncident(category, evidence) && priority.compareTo(Priority.P2) > 0) {
            reasons.add("urgency: a likely security incident is at least P2");
            return new PriorityVerdict(
                    Priority.P2, cell.impact(), Urgency.NOW, category.confidence(), List.copyOf(reasons));
        }
        return new PriorityVerdict(
                priority, cell.impact(), cell.urgency(), scores.best().probability(), List.copyOf(reasons));
    }

    /// Where in the matrix the priority stands: the cell for which the evidence speaks most.
    private static Cell cell(Priority priority, Evidence evidence) {
        Cell best = new Cell(Impact.PERSON, Urgency.SOON, Double.NEGATIVE_INFINITY);
        for (Impact impact : Impact.values()) {
            for (Urgency urgency : Urgency.values()) {
                double score = Weights.of(impact, evidence) + Weights.of(urgency, evidence);
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
        if (reasons.isEmpty()) {
            reasons.add("nothing is said of others affected, of stopped work or of a deadline");
        }
        return reasons;
    }
}
