package dev.millrace.topology.metrics;

import dev.millrace.tickets.metrics.DeskMetric.Agreement;
import dev.millrace.tickets.metrics.DeskMetric.Difference;
import dev.millrace.tickets.metrics.DeskMetric.Judged;
import dev.millrace.tickets.metrics.DeskMetric.ModelComparison;
import dev.millrace.tickets.understanding.SideBySide;
import dev.millrace.tickets.understanding.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How two sets of models compare so far.
///
/// @param told as it is told; null before the first ticket
public record Comparison(@Nullable ModelComparison told) {
    private static final int SAMPLES = 20;

    static Comparison none() {
        return new Comparison(null);
    }

    String tenant() {
        return metric().tenant();
    }

    /// As it is told.
    public ModelComparison metric() {
        return Objects.requireNonNull(told, "Nothing was compared yet");
    }

    Comparison and(ComparedTicket compared) {
        ModelComparison before = told == null ? begin(compared) : told;
        Verdict inForce = compared.verdicts().inForce();
        Verdict shadow = compared.verdicts().shadow();
        Map<String, Agreement> fields = new TreeMap<>(before.fields());
        Map<String, Agreement> categories = new TreeMap<>(before.categories());
        List<Difference> samples = new ArrayList<>(before.samples());
        if (compared.isNew()) {
            count(fields, "category", inForce.category() == shadow.category());
            count(fields, "priority", inForce.priority() == shadow.priority());
            count(fields, "sentiment", inForce.sentiment() == shadow.sentiment());
            count(fields, "runbook", inForce.runbook().equals(shadow.runbook()));
            count(fields, "automatable", inForce.automatable() == shadow.automatable());
            count(categories, inForce.category().id(), inForce.category() == shadow.category());
            if (inForce.category() != shadow.category()) {
                samples.addFirst(
                        new Difference(compared.ticket(), inForce.category(), shadow.category(), compared.at()));
            }
        }
        Map<String, Judged> corrections = new TreeMap<>(before.corrections());
        compared.corrections().forEach(correction -> judge(corrections, correction, compared.verdicts()));
        return new Comparison(new ModelComparison(
                before.tenant(),
                before.inForce(),
                before.shadow(),
                before.since(),
                compared.at(),
                fields,
                categories,
                corrections,
                samples.subList(0, Math.min(samples.size(), SAMPLES))));
    }

    private static ModelComparison begin(ComparedTicket compared) {
        return new ModelComparison(
                compared.tenant(),
                compared.verdicts().inForce().model(),
                compared.verdicts().shadow().model(),
                compared.at(),
                compared.at(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of());
    }

    private static void count(Map<String, Agreement> agreements, String name, boolean agree) {
        Agreement before = agreements.getOrDefault(name, new Agreement(0, 0));
        agreements.put(
                name,
                agree
                        ? new Agreement(before.agree() + 1, before.differ())
                        : new Agreement(before.agree(), before.differ() + 1));
    }

    /// A later correction of the same ticket takes the place of the one before.
    private static void judge(
            Map<String, Judged> corrections, ComparedTicket.Correction correction, SideBySide verdicts) {
        String inForce = value(verdicts.inForce(), correction.field());
        String shadow = value(verdicts.shadow(), correction.field());
        Judged before = corrections.getOrDefault(correction.field(), new Judged(0, 0, 0));
        boolean again = correction.again();
        corrections.put(
                correction.field(),
                new Judged(
                        before.n() + (again ? 0 : 1),
                        before.inForce()
                                + one(inForce, correction.to())
                                - (again ? one(inForce, correction.from()) : 0),
                        before.shadow() + one(shadow, correction.to()) - (again ? one(shadow, correction.from()) : 0)));
    }

    private static String value(Verdict verdict, String field) {
        return field.equals(SideBySide.CATEGORY)
                ? verdict.category().id()
                : verdict.priority().name();
    }

    private static long one(String said, String right) {
        return said.equals(right) ? 1 : 0;
    }
}
