package dev.millrace.intake.email;

import dev.millrace.tickets.id.ConversationHash;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.signature.MailThread;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The ticket a mail belongs to, and why that is believed.
///
/// @param ticket the mail's own conversation when it follows none
/// @param threading what led there
record TicketReference(TicketId ticket, Threading threading) {

    /// Looks for what proves most first: our signature, then the subject's tag, then the conversation's first mail.
    static TicketReference find(
            MailHeaders headers,
            String messageId,
            String subject,
            @Nullable DeliveryReport report,
            MailboxContext context) {
        Optional<TicketId> signed = signed(headers, report, context.threads());
        if (signed.isPresent()) {
            return new TicketReference(signed.get(), Threading.SIGNED);
        }
        Optional<TicketId> tagged = MailThread.taggedTicket(subject);
        if (tagged.isPresent()) {
            return new TicketReference(tagged.get(), Threading.SUBJECT_TAG);
        }
        Optional<String> first = Stream.of("References", "In-Reply-To")
                .flatMap(name -> headers.ids(name).stream())
                .findFirst();
        return first.map(id -> new TicketReference(conversation(id, context).ticketId(), Threading.REFERENCES))
                .orElseGet(() ->
                        new TicketReference(conversation(messageId, context).ticketId(), Threading.NONE));
    }

    /// The conversation that a mail starts in this mailbox.
    static ConversationHash conversation(String messageId, MailboxContext context) {
        return ConversationHash.of(context.tenant(), Channel.EMAIL.id(), context.address() + "\n" + messageId);
    }

    private static Optional<TicketId> signed(MailHeaders headers, @Nullable DeliveryReport report, MailThread threads) {
        String returned = report == null || report.originalMessageId() == null ? "" : report.originalMessageId();
        Stream<String> ids = Stream.concat(
                Stream.of(returned),
                Stream.of("In-Reply-To", "References").flatMap(name -> headers.ids(name).reversed().stream()));
        Stream<String> recipients = Stream.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")
                .flatMap(name -> headers.addresses(name).stream())
                .map(MailAddress::address);
        return Stream.of(ids, recipients)
                .flatMap(candidates -> candidates)
                .flatMap(candidate -> threads.signedTicket(candidate).stream())
                .findFirst();
    }

    /// Whether this is one of the ids that we sign.
    static boolean isOurId(String messageId, MailboxContext context) {
        return context.threads().signedTicket(messageId).isPresent();
    }
}
