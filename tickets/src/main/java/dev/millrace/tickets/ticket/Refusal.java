package dev.millrace.tickets.ticket;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/// What follows from a command that is impossible: nothing but an event that says why.
final class Refusal {
    private Refusal() {}

    static List<TicketEvent> refuse(TicketCommand command, String reason) {
        JsonTypeName name = command.getClass().getAnnotation(JsonTypeName.class);
        return List.of(new TicketEvent.CommandRefused(
                name == null ? command.getClass().getSimpleName() : name.value(), reason));
    }
}
