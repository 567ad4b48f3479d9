package dev.millrace.topology.metrics;

import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.tickets.understanding.Category;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What was counted in one update, or so far in one window of one tenant.
///
/// @param tenant whose desk; empty before the first
record Counts(
        String tenant,
        long opened,
        long resolved,
        long automated,
        long assigned,
        long failed,
        Map<String, Long> byCategory,
        List<Long> resolveMillis) {
    Counts {
        byCategory = byCategory == null ? Map.of() : Map.copyOf(byCategory);
        resolveMillis = resolveMillis == null ? List.of() : List.copyOf(resolveMillis);
    }

    static Counts none(String tenant) {
        return new Counts(
                tenant, 0, 0, 0, 0, 0, Map.of(), Collections.nCopies(DeskMetric.Window.BUCKETS.size() + 1, 0L));
    }

    /// What there is to count in one update; empty where there is nothing, as in most.
    static List<Counts> in(TicketUpdate update) {
        Counts nothing = none(update.tenant());
        Counts counts = nothing;
        for (TicketEvent event : update.events()) {
            counts = counts.and(update, event);
        }
        return counts.equals(nothing) ? List.of() : List.of(counts);
    }

    /// The sum. What an older program sent to be counted, a whole update, has no counts and adds nothing.
    Counts and(Counts more) {
        Map<String, Long> categories = new TreeMap<>(byCategory);
        more.byCategory.forEach((category, count) -> categories.merge(category, count, Long::sum));
        List<Long> latencies = new ArrayList<>(resolveMillis);
        for (int bucket = 0; bucket < Math.min(latencies.size(), more.resolveMillis.size()); bucket++) {
            latencies.set(bucket, latencies.get(bucket) + more.resolveMillis.get(bucket));
        }
        return new Counts(
                more.tenant,
                opened + more.opened,
                resolved + more.resolved,
                automated + more.automated,
                assigned + more.assigned,
                failed + more.failed,
                categories,
                latencies);
    }

    private Counts and(TicketUpdate update, TicketEvent event) {
        return switch (event) {
            case TicketEvent.Opened _ ->
                new Counts(
                        tenant,
                        opened + 1,
                        resolved,
                        automated,
                        assigned,
                        failed,
                        plusOne(update.ticket().category()),
                        resolveMillis);
            case TicketEvent.Resolved done
            when done.by() == null ->
                new Counts(
                        tenant,
                        opened,
                        resolved + 1,
                        automated + 1,
                        assigned,
                        failed,
                        byCategory,
                        plus(Duration.between(update.ticket().openedAt(), done.at())));
            case TicketEvent.Resolved _ ->
                new Counts(tenant, opened, resolved + 1, automated, assigned, failed, byCategory, resolveMillis);
            case TicketEvent.Assigned _ ->
                new Counts(tenant, opened, resolved, automated, assigned + 1, failed, byCategory, resolveMillis);
            case TicketEvent.RemediationFailed _ ->
                new Counts(tenant, opened, resolved, automated, assigned, failed + 1, byCategory, resolveMillis);
            default -> this;
        };
    }

    private Map<String, Long> plusOne(@org.jspecify.annotations.Nullable Category category) {
        if (category == null) {
            return byCategory;
        }
        Map<String, Long> more = new TreeMap<>(byCategory);
        more.merge(category.id(), 1L, Long::sum);
        return more;
    }

    private List<Long> plus(Duration latency) {
        int bucket = 0;
        while (bucket < DeskMetric.Window.BUCKETS.size()
                && latency.toMillis() > DeskMetric.Window.BUCKETS.get(bucket)) {
            bucket++;
        }
        List<Long> more = new ArrayList<>(resolveMillis);
        more.set(bucket, more.get(bucket) + 1);
        return more;
    }

    DeskMetric window(Instant from, Instant to) {
        return new DeskMetric.Window(
                tenant, from, to, opened, resolved, automated, assigned, failed, byCategory, resolveMillis);
    }
}
