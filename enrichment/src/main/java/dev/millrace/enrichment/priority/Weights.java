package dev.millrace.enrichment.priority;

import dev.millrace.tickets.understanding.Impact;
import dev.millrace.tickets.understanding.Urgency;
import java.util.Map;

/// How strongly each kind of evidence speaks for an impact or an urgency, as logarithms of odds set by hand.
/// They place a message of known priority within the matrix.
final class Weights {
    private static final Map<Impact, Map<String, Double>> IMPACT = Map.of(
            Impact.WIDE,
            Map.of("wide", 1.0, "many-people", 0.9, "shared-service", 0.4),
            Impact.TEAM,
            Map.of("team", 0.8, "some-people", 0.8, "waiting-people", 0.5),
            Impact.PERSON,
            Map.of("person", 0.3));

    private static final Map<Urgency, Map<String, Double>> URGENCY = Map.of(
            Urgency.NOW,
            Map.of(
                    "stopped", 0.6,
                    "deadline-hours", 0.6,
                    "deadline-clock", 0.7,
                    "money", 0.4,
                    "safety", 0.4,
                    "waiting-people", 0.3,
                    "security", 0.3,
                    "immediately", 0.1),
            Urgency.SOON,
            Map.of("days", 0.2, "workaround", 0.5),
            Urgency.WHENEVER,
            Map.of("leisure", 0.9, "question-only", 0.2, "done", 0.6));

    private Weights() {}

    static double of(Impact impact, Evidence evidence) {
        return sum(IMPACT.getOrDefault(impact, Map.of()), evidence) + (impact == Impact.PERSON ? 0.5 : 0);
    }

    static double of(Urgency urgency, Evidence evidence) {
        return sum(URGENCY.getOrDefault(urgency, Map.of()), evidence);
    }

    static boolean speaksFor(Impact impact, String kind) {
        return IMPACT.getOrDefault(impact, Map.of()).containsKey(kind);
    }

    static boolean speaksFor(Urgency urgency, String kind) {
        return URGENCY.getOrDefault(urgency, Map.of()).containsKey(kind);
    }

    private static double sum(Map<String, Double> weights, Evidence evidence) {
        double sum = 0;
        for (Map.Entry<String, Double> weight : weights.entrySet()) {
            sum += evidence.has(weight.getKey()) ? weight.getValue() : 0;
        }
        return sum;
    }
}
