package dev.millrace.enrichment.corrections;

import dev.millrace.enrichment.corrections.CorrectionReport.Bulk;
import dev.millrace.enrichment.corrections.CorrectionReport.Contradiction;
import dev.millrace.enrichment.corrections.CorrectionReport.Said;
import dev.millrace.enrichment.corrections.CorrectionReport.SameText;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Collects corrections from a tenant's history, which is read twice: once to see which tickets were corrected, then
/// again to follow these, so that no more than their texts is held.
public final class CorrectionLog {
    /// So many of one label by one person, within so short a time, are a person's click on a list, not his reading.
    private static final int MANY = 20;

    private static final Duration AT_ONCE = Duration.ofMinutes(10);

    private final String tenant;
    private final Map<TicketId, TicketStory> stories = new TreeMap<>(Comparator.comparing(TicketId::toString));

    /// @param tenant whose tickets; all others' are passed over
    public CorrectionLog(String tenant) {
        this.tenant = tenant;
    }

    /// First reading: notes whether the update corrects something.
    public void look(TicketUpdate update) {
        if (update.tenant().equals(tenant) && update.events().stream().anyMatch(CorrectionLog::corrects)) {
            stories.computeIfAbsent(update.ticketId(), TicketStory::new);
        }
    }

    /// Second reading: follows the tickets that were corrected.
    public void follow(TicketUpdate update) {
        TicketStory story = stories.get(update.ticketId());
        if (story != null && update.tenant().equals(tenant)) {
            story.take(update);
        }
    }

    private static boolean corrects(TicketEvent event) {
        return event instanceof TicketEvent.CategoryCorrected
                || event instanceof TicketEvent.PriorityCorrected
                || event instanceof TicketEvent.SentimentCorrected;
    }

    /// The corrected messages, one for each ticket, in the order of their ids; the last correction counts.
    public List<CorrectedMessage> messages() {
        return stories.values().stream()
                .flatMap(story -> story.message().stream())
                .toList();
    }

    /// What a person should look at.
    public CorrectionReport report() {
        List<CorrectedMessage> messages = messages();
        Map<String, Integer> corrections = new TreeMap<>();
        messages.forEach(
                message -> message.provenance().keySet().forEach(field -> corrections.merge(field, 1, Integer::sum)));
        return new CorrectionReport(
                stories.size(),
                messages.size(),
                corrections,
                stories.values().stream()
                        .filter(TicketStory::isTakenBack)
                        .map(TicketStory::ticket)
                        .toList(),
                stories.values().stream()
                        .flatMap(story -> contradictions(story).stream())
                        .toList(),
                sameText(messages),
                bulk(),
                stories.values().stream()
                        .filter(story ->
                                !story.said().isEmpty() && story.message().isEmpty())
                        .map(TicketStory::ticket)
                        .toList());
    }

    private static List<Contradiction> contradictions(TicketStory story) {
        return story.said().entrySet().stream()
                .filter(entry -> disagree(entry.getValue()))
                .map(entry -> new Contradiction(story.ticket(), entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    private static boolean disagree(List<Said> said) {
        return said.stream().map(Said::by).distinct().count() > 1
                && said.stream().map(Said::value).distinct().count() > 1;
    }

    private static List<SameText> sameText(List<CorrectedMessage> messages) {
        Map<String, Map<TicketId, String>> labels = new TreeMap<>();
        for (CorrectedMessage message : messages) {
            String words = (message.subject() + "\n" + message.body())
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("\\s+", " ")
                    .strip();
            for (String field : message.provenance().keySet()) {
                labels.computeIfAbsent(field + "\n" + words, _ -> new HashMap<>())
                        .put(message.ticket(), label(message, field));
            }
        }
        return labels.entrySet().stream()
                .filter(entry -> Set.copyOf(entry.getValue().values()).size() > 1)
                .map(entry ->
                        new SameText(entry.getKey().substring(0, entry.getKey().indexOf('\n')), entry.getValue()))
                .toList();
    }

    private static String label(CorrectedMessage message, String field) {
        return switch (field) {
            case TicketStory.CATEGORY -> message.category().id();
            case TicketStory.PRIORITY -> message.priority().name();
            default -> message.sentiment().id();
        };
    }

    private record Habit(String by, String field, String value) {}

    private List<Bulk> bulk() {
        Map<Habit, List<Instant>> habits = new HashMap<>();
        stories.values()
                .forEach(story -> story.said()
                        .forEach((field, said) -> said.forEach(each -> habits.computeIfAbsent(
                                        new Habit(each.by(), field, each.value()), _ -> new ArrayList<>())
                                .add(each.at()))));
        List<Bulk> bulk = new ArrayList<>();
        habits.forEach((habit, times) -> longestRush(times.stream().sorted().toList())
                .ifPresent(rush -> bulk.add(new Bulk(
                        habit.by(), habit.field(), habit.value(), rush.size(), rush.getFirst(), rush.getLast()))));
        bulk.sort(Comparator.comparing(Bulk::from).thenComparing(Bulk::by));
        return bulk;
    }

    /// The most corrections within the time that is too short for so many.
    private static Optional<List<Instant>> longestRush(List<Instant> times) {
        List<Instant> longest = List.of();
        int first = 0;
        for (int last = 0; last < times.size(); last++) {
            while (times.get(first).plus(AT_ONCE).isBefore(times.get(last))) {
                first++;
            }
            if (last - first + 1 > longest.size()) {
                longest = times.subList(first, last + 1);
            }
        }
        return longest.size() >= MANY ? Optional.of(longest) : Optional.empty();
    }
}
