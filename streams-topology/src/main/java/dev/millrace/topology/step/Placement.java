package dev.millrace.topology.step;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.IgnoredMail;
import dev.millrace.tickets.message.InboundMessage;
import java.time.Instant;
import java.util.Objects;

/// Where a message belongs, now that the ticket it names can be seen.
public sealed interface Placement {
    /// It opens the ticket it names, or joins it.
    record Here(InboundMessage message) implements Placement {}

    /// A program wrote it on a ticket that it may not join, and nobody wants a ticket of it.
    record Ignored(InboundMessage message, Instant at) implements Placement {
        /// What is recorded of it.
        public IgnoredMail record() {
            return ignored(
                    message,
                    message.automatic() == Automatic.BOUNCE
                            ? IgnoredMail.BOUNCE_OF_NO_TICKET
                            : IgnoredMail.AUTO_REPLY_TO_NO_TICKET,
                    at);
        }
    }

    /// It may be an earlier mail under another id, which those who know the sender's last mails are asked.
    record Uncompared(InboundMessage message) implements Placement {}

    /// It is a mail of this ticket under another id.
    ///
    /// @param ticket whose mail it repeats
    record Repeated(TicketId ticket, InboundMessage message, Instant at) implements Placement {
        /// What is recorded of it.
        public IgnoredMail record() {
            return ignored(message, IgnoredMail.SAME_CONTENT, at);
        }
    }

    /// It was taken before.
    record Duplicate(InboundMessage message, Instant at) implements Placement {
        /// What is recorded of a mail.
        public IgnoredMail record() {
            return ignored(message, IgnoredMail.SAME_MESSAGE_ID, at);
        }
    }

    /// It belongs to another ticket, and so perhaps to another partition: it goes round once more under that id.
    record Elsewhere(InboundMessage message) implements Placement {}

    private static IgnoredMail ignored(InboundMessage message, String reason, Instant at) {
        return new IgnoredMail(
                message.tenant(),
                message.ourAddress(),
                message.messageId(),
                message.from().address(),
                message.subject(),
                reason,
                Objects.requireNonNullElse(message.rawSha256(), ""),
                at);
    }
}
