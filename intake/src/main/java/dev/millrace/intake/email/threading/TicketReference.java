package dev.millrace.intake.email.threading;

import dev.millrace.intake.email.bounce.DeliveryReport;
import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.intake.email.header.MailHeaders;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.tickets.id.ConversationHash;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.Threading;
import dev.millrace.tickets.signature.MailThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The ticket a mail belongs to, and why that is believed.
///
/// @param ticket the mail's own conversation when it follows none
/// @param threading what led there
/// @param alternatives further tickets that it may belong to, likeliest first
public record TicketReference(TicketId ticket, Threading threading, List<TicketId> alternatives) {
    /// Each that names no ticket costs a way round through the stream.
    private static final int MOST_NEWEST = 4;

    /// A reference that nothing else competes with.
    public TicketReference(TicketId ticket, Threading threading) {
        this(ticket, threading, List.of());
    }

    /// Looks for what proves most first: our signature, then the tag, then the mails that it refers to.
    ///
    /// @param elsewhere the ticket whose tag stands where this mailbox looks beside the subject
    public static TicketReference find(
            MailHeaders headers,
            String messageId,
            String subject,
            @Nullable DeliveryReport report,
            MailboxContext context,
            Optional<TicketId> elsewhere) {
        Optional<TicketId> signed = signed(headers, report, context.threads());
        if (signed.isPresent()) {
            return new TicketReference(signed.get(), Threading.SIGNED);
        }
        Optional<TicketId> tagged = MailThread.taggedTicket(subject).or(() -> elsewhere);
        if (tagged.isPresent()) {
            return new TicketReference(tagged.get(), Threading.SUBJECT_TAG);
        }
        List<TicketId> referred = referred(headers, messageId, context);
        return referred.isEmpty()
                ? new TicketReference(conversation(messageId, context).ticketId(), Threading.NONE)
                : new TicketReference(referred.getFirst(), Threading.REFERENCES, referred.subList(1, referred.size()));
    }

    /// The tickets that the mails it refers to may have opened, the newest first, the conversation's first mail last.
    /// Only a mail that opened a ticket finds one.
    private static List<TicketId> referred(MailHeaders headers, String messageId, MailboxContext context) {
        List<String> ids = new ArrayList<>(headers.ids("References"));
        headers.ids("In-Reply-To").stream().filter(id -> !ids.contains(id)).forEach(ids::add);
        ids.remove(messageId);
        if (ids.isEmpty()) {
            return List.of();
        }
        List<String> newest = ids.subList(Math.max(1, ids.size() - MOST_NEWEST), ids.size());
        return Stream.concat(newest.reversed().stream(), Stream.of(ids.getFirst()))
                .map(id -> conversation(id, context).ticketId())
                .toList();
    }

    /// The conversation that a mail starts in this mailbox.
    public static ConversationHash conversation(String messageId, MailboxContext context) {
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
    public static boolean isOurId(String messageId, MailboxContext context) {
        return context.threads().signedTicket(messageId).isPresent();
    }
}
