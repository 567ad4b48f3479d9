package dev.millrace.notifier.history;

import dev.millrace.tickets.message.Excerpt;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketEvent.Commented;
import dev.millrace.tickets.ticket.TicketEvent.MessageReceived;
import dev.millrace.tickets.ticket.TicketEvent.Replied;
import dev.millrace.tickets.ticket.TicketEvent.Resolved;

/// Cuts the texts in events to what a page shows; the whole texts are in the topic.
final class ShortText {
    private static final int LENGTH = 2_000;

    private ShortText() {}

    static TicketEvent of(TicketEvent event) {
        if (event instanceof MessageReceived message) {
            return message.withText(cut(message.text()));
        }
        if (event instanceof Commented comment) {
            return new Commented(
                    comment.by(),
                    cut(comment.text()),
                    comment.toRequester(),
                    comment.messageId(),
                    comment.attachments(),
                    comment.rawSha256());
        }
        if (event instanceof Replied reply) {
            return new Replied(reply.replyId(), reply.kind(), reply.to(), cut(reply.text()));
        }
        return event instanceof Resolved resolved
                ? new Resolved(resolved.by(), cut(resolved.note()), resolved.at())
                : event;
    }

    private static String cut(String text) {
        return Excerpt.of(text, LENGTH);
    }
}
