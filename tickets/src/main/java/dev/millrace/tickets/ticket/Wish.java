package dev.millrace.tickets.ticket;

import dev.millrace.tickets.message.Person;
import java.util.Map;

/// That somebody at the desk has chosen the ticket's runbook and target.
///
/// @param by who
/// @param parameters further parameters of the runbook
public record Wish(Person by, Map<String, String> parameters) {
    public Wish {
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    }
}
