package dev.millrace.enrichment.priority;

import dev.millrace.tickets.understanding.Impact;
import dev.millrace.tickets.understanding.Urgency;
import java.util.List;
import java.util.Map;

/// How strongly each kind of evidence speaks for an impact or an urgency, as logarithms of odds set by hand.
/// They place a message of known priority within the matrix.
final class Weights {
    private record Weight(String kind, double odds) {}

    private static final Map<Impact, List<Weight>> IMPACT = Map.of(
            Impact.WIDE,
            List.of(new Weight("wide", 1.0), new Weight("many-people", 0.9), new Weight("shared-service", 0.4)),
            Impact.TEAM,
            List.of(new Weight("team", 0.8), new Weight("some-people", 0.8), new Weight("waiting-people", 0.5)),
            Impact.PERSON,
            List.of(new Weight("person", 0.3)));

    private static final Map<Urgency, List<Weight>> URGENCY = Map.of(
            Urgency.NOW,
            List.of(
                    new Weight("stopped", 0.6),
                    new Weight("deadline-hours", 0.6),
                    new Weight("deadline-clock", 0.7),
                    new Weight("money", 0.4),
                    new Weight("safety", 0.4),
                    new Weight("waiting-people", 0.3),
                    new Weight("security", 0.3),
                    new Weight("immediately", 0.1)),
            Urgency.SOON,
            List.of(new Weight("days", 0.2), new Weight("workaround", 0.5)),
            Urgency.WHENEVER,
            List.of(new Weight("leisure", 0.9), new Weight("question-only", 0.2), new Weight("done", 0.6)));

    private Weights() {}

    static double of(Impact impact, Evidence evidence) {
        return sum(IMPACT.getOrDefault(impact, List.of()), evidence) + (impact == Impact.PERSON ? 0.5 : 0);
    }

    static double of(Urgency urgency, Evidence evidence) {
        return sum(URGENCY.getOrDefault(urgency, List.of()), evidence);
    }

    static boolean speaksFor(Impact impact, String kind) {
        return speaksFor(IMPACT.getOrDefault(impact, List.of()), kind);
    }

    static boolean speaksFor(Urgency urgency, String kind) {
        return speaksFor(URGENCY.getOrDefault(urgency, List.of()), kind);
    }

    private static boolean speaksFor(List<Weight> weights, String kind) {
        for (Weight weight : weights) {
            if (weight.kind().equals(kind)) {
                return true;
            }
        }
        return false;
    }

    /// In a fixed order: the same evidence must always give the same sum.
    private static double sum(List<Weight> weights, Evidence evidence) {
        double sum = 0;
        for (Weight weight : weights) {
            sum += evidence.has(weight.kind()) ? weight.odds() : 0;
        }
        return sum;
    }
}
