package dev.millrace.tickets.ticket;

import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Reading;
import dev.millrace.tickets.understanding.Sentiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What a message does to a ticket: it opens it, joins it, brings it back.
///
/// @param context what the decision needs beside the ticket
record MessageRules(DecisionContext context) {
    List<TicketEvent> open(TicketCommand.Receive command) {
        InboundMessage message = command.message();
        return List.of(
                new TicketEvent.Opened(
                        message.ticket(),
                        message.tenant(),
                        message.channel(),
                        message.conversation(),
                        message.from(),
                        message.subject(),
                        message.ourAddress(),
                        message.assurance(),
                        message.automatic() == Automatic.NONE,
                        message.mentions(),
                        message.receivedAt()),
                received(message),
                new TicketEvent.Understood(command.reading()));
    }

    List<TicketEvent> receive(Ticket ticket, TicketCommand.Receive command) {
        InboundMessage message = command.message();
        if (ticket.hasSeen(message)) {
            return List.of();
        }
        List<TicketEvent> events = new ArrayList<>();
        events.add(received(message));
        if (message.automatic() == Automatic.NONE) {
            events.add(new TicketEvent.Understood(command.reading()));
            if (ticket.status().isDone() && !isThanks(command.reading())) {
                events.addAll(reopen(ticket, "the requester wrote again"));
            }
        }
        return events;
    }

    private static TicketEvent.MessageReceived received(InboundMessage message) {
        return new TicketEvent.MessageReceived(
                message.messageId(),
                message.from(),
                message.replyTo(),
                message.subject(),
                message.text(),
                message.attachments(),
                message.automatic(),
                message.assurance(),
                message.rawSha256(),
                message.receivedAt(),
                message.bounce(),
                message.forwardedBy());
    }

    /// "Thank you, it works" ends a conversation; everything else on a finished ticket goes on with it.
    private static boolean isThanks(Reading reading) {
        return reading.category().value() == Category.GENERAL_QUESTION
                && reading.sentiment().value() == Sentiment.POSITIVE;
    }

    /// Automation had its turn; a person looks at what is left.
    List<TicketEvent> reopen(Ticket ticket, String reason) {
        return List.of(new TicketEvent.Reopened(
                reason, Objects.requireNonNullElse(ticket.assignee(), context.defaultAssignee())));
    }
}
