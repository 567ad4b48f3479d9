package dev.millrace.tickets.ticket;

import dev.millrace.tickets.message.Person;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// That somebody at the desk has chosen the ticket's runbook and target.
///
/// @param by who
/// @param parameters further parameters of the runbook
/// @param assignee who had the ticket, and has it again where the runbook does not mend it; null where nobody had it
public record Wish(
        Person by, Map<String, String> parameters, @Nullable String assignee) {
    public Wish {
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    }
}
