package dev.millrace.tickets.ticket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.millrace.tickets.message.Person;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// That somebody at the desk has chosen the ticket's runbook and target.
///
/// @param by who
/// @param parameters further parameters of the runbook
/// @param assignee who had the ticket, and has it again where the runbook does not mend it; null where nobody had it
/// @param escalated whether the ticket was escalated, and is again then
@JsonIgnoreProperties(ignoreUnknown = true)
public record Wish(
        Person by, Map<String, String> parameters, @Nullable String assignee, boolean escalated) {
    public Wish {
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    }
}
