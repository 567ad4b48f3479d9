package dev.millrace.tickets.ticket;

import java.util.List;
import java.util.Map;

/// What follows from a reply that did not go out.
///
/// @param context what the decision needs beside the ticket
record WithheldRules(DecisionContext context) {
    /// Kinds without which nothing is done for whoever waits for them, as people call them. That mere
    /// news did not go out changes nothing, above all not that of this: nothing may go round in circles.
    private static final Map<String, String> AWAITED = Map.of(
            TicketEvent.ReplyWithheld.ONE_TIME_LINK, "the one-time link",
            TicketEvent.ReplyWithheld.ANSWER, "the answer");

    List<TicketEvent> withheld(Ticket ticket, TicketCommand.RecordWithheld command) {
        if (ticket.replies().contains(command.replyId())) {
            return List.of();
        }
        TicketEvent withheld =
                new TicketEvent.ReplyWithheld(command.replyId(), command.kind(), command.to(), command.reason());
        String awaited = AWAITED.get(command.kind());
        return awaited != null && ticket.status().isDone()
                ? List.of(
                        withheld,
                        context.reopened(
                                ticket,
                                "%s to %s was given up: %s"
                                        .formatted(awaited, command.to().address(), command.reason())))
                : List.of(withheld);
    }
}
