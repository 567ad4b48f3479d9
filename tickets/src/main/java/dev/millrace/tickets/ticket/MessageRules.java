package dev.millrace.tickets.ticket;

import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.FlagWords;
import dev.millrace.tickets.message.InboundMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a message does to a ticket: it opens it, joins it, brings it back.
///
/// @param context what the decision needs beside the ticket
/// @param codes for messages that are nothing but one
record MessageRules(DecisionContext context, CodeRules codes) {
    private static final String SEALED =
            "(This message is encrypted. Only its recipient can open it, so the desk has not read it.)";

    List<TicketEvent> open(TicketCommand.Receive command) {
        InboundMessage message = command.message();
        List<TicketEvent> events = new ArrayList<>();
        events.add(new TicketEvent.Opened(
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
                message.receivedAt()));
        events.add(received(message));
        events.add(new TicketEvent.Understood(command.reading(), true));
        if (message.review() != null) {
            events.add(new TicketEvent.ReviewNeeded(message.review()));
        }
        return events;
    }

    List<TicketEvent> receive(Ticket ticket, TicketCommand.Receive command) {
        InboundMessage message = command.message();
        if (ticket.hasSeen(message)) {
            return List.of();
        }
        if (isTechnicians(ticket, message)) {
            return List.of(comment(message));
        }
        List<TicketEvent> events = new ArrayList<>();
        events.add(received(message));
        Optional<TicketCommand.AnswerByCode> code = codes.codeIn(ticket, message);
        if (code.isPresent()) {
            events.addAll(codes.byCode(ticket, code.get()));
        } else if (message.automatic() == Automatic.NONE) {
            events.add(new TicketEvent.Understood(command.reading(), tellsMatter(ticket, message)));
            if (ticket.status().isDone()
                    && !ticket.isRejected()
                    && ticket.mergedInto() == null
                    && !message.saysThanks()) {
                events.add(context.reopened(ticket, "the requester wrote again"));
            }
        }
        return events;
    }

    /// Whether whoever only greeted says now what it is about. Others who write on the ticket do not
    /// say it for him, and a person may know better.
    private boolean tellsMatter(Ticket ticket, InboundMessage message) {
        return ticket.category() == null
                || (ticket.asksForMatter()
                        && ticket.categoryConfidence() < 1
                        && ticket.isAnsweredBy(message, context.defaultAssignee()));
    }

    /// Whether a technician answers somebody else's ticket by mail. Only a sender who is known for certain is taken for
    /// one: what he writes goes out in the desk's name.
    private boolean isTechnicians(Ticket ticket, InboundMessage message) {
        return message.automatic() == Automatic.NONE
                && message.isOfTechnician(context.technicians())
                && !ticket.requester().key().equals(message.from().key());
    }

    private static TicketEvent.Commented comment(InboundMessage message) {
        return new TicketEvent.Commented(
                message.from(),
                message.text(),
                !message.text().isBlank(),
                message.messageId(),
                message.attachments(),
                message.rawSha256());
    }

    private static TicketEvent.MessageReceived received(InboundMessage message) {
        return new TicketEvent.MessageReceived(
                message.messageId(),
                message.from(),
                message.replyTo(),
                message.subject(),
                words(message),
                message.attachments(),
                message.automatic(),
                message.assurance(),
                message.rawSha256(),
                message.receivedAt(),
                message.bounce(),
                message.forwardedBy(),
                message.review(),
                message.flags(),
                message.likeness());
    }

    /// What nobody here can open is no empty message. It is read as one: these words are not the writer's.
    private static String words(InboundMessage message) {
        boolean sealed = message.text().isBlank() && message.flags().contains(FlagWords.ENCRYPTED);
        return sealed ? SEALED : message.text();
    }
}
