package dev.millrace.tickets.ticket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.Person;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A ticket that was merged into another one, as the other one knows it: enough to go on answering its requester.
///
/// @param ticket its id
/// @param channel the door it came through
/// @param requester who asked in it
/// @param answerable whether he is answered; false for programs
/// @param subject of his own, under which he is answered
/// @param lastMessageId the message of his that answers refer to
@JsonIgnoreProperties(ignoreUnknown = true)
public record MergedTicket(
        TicketId ticket,
        Channel channel,
        Person requester,
        boolean answerable,
        String subject,
        @Nullable String lastMessageId) {
    /// The same ticket after a further message of its requester's.
    MergedTicket answeredOn(String messageId) {
        return new MergedTicket(ticket, channel, requester, answerable, subject, messageId);
    }

    /// A ticket that is to be merged, and after it those that it holds itself.
    public static List<MergedTicket> with(Ticket ticket) {
        MergedTicket first = new MergedTicket(
                ticket.id(),
                ticket.channel(),
                ticket.requester(),
                ticket.answerable(),
                ticket.subject(),
                ticket.lastMessageId());
        return Stream.concat(Stream.of(first), ticket.merged().stream()).toList();
    }
}
