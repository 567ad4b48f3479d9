package dev.millrace.notifier.feed;

import dev.millrace.access.InvalidRequest;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketStatus;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Priority;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which tickets a client wants to see; empty sets mean all.
record TicketFilter(Set<Category> categories, Set<Priority> priorities, Set<TicketStatus> statuses) {
    /// Reads what a client asks for, several values joined by commas.
    ///
    /// @throws InvalidRequest naming the parameter and the values there are
    static TicketFilter of(@Nullable String category, @Nullable String priority, @Nullable String status) {
        return new TicketFilter(
                read("category", category, Category.class, Category::id),
                read("priority", priority, Priority.class, Enum::name),
                read("status", status, TicketStatus.class, Enum::name));
    }

    boolean admits(Ticket ticket) {
        return (categories.isEmpty() || (ticket.category() != null && categories.contains(ticket.category())))
                && (priorities.isEmpty() || (ticket.priority() != null && priorities.contains(ticket.priority())))
                && (statuses.isEmpty() || statuses.contains(ticket.status()));
    }

    private static <E extends Enum<E>> Set<E> read(
            String field, @Nullable String text, Class<E> type, Function<E, String> id) {
        if (text == null || text.isBlank()) {
            return Set.of();
        }
        List<E> all = List.copyOf(EnumSet.allOf(type));
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(one -> all.stream()
                        .filter(value ->
                                id.apply(value).toLowerCase(Locale.ROOT).equals(one.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new InvalidRequest(
                                field,
                                "expected one of " + all.stream().map(id).toList() + " but found '" + one + "'")))
                .collect(Collectors.toUnmodifiableSet());
    }
}
