package dev.millrace.intake.email;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.TraceParent;
import dev.millrace.intake.blob.Blob;
import dev.millrace.intake.email.content.Hashes;
import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.intake.email.header.MailDate;
import dev.millrace.intake.email.header.MailHeaders;
import dev.millrace.intake.email.mime.HeaderBlock;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.intake.email.threading.TicketReference;
import dev.millrace.tickets.id.ConversationHash;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Attachment;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.Threading;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A mail that could not be read, or is too large to be: what its header tells all the same, so that somebody can ask
/// whoever wrote it.
///
/// @param from who wrote it, or null
/// @param subject empty where there is none
/// @param date when it was written, or null
record UnreadMail(
        @Nullable MailAddress from,
        String subject,
        @Nullable Instant date) {
    static final UnreadMail UNKNOWN = new UnreadMail(null, "", null);

    private static final int LONGEST_HEADER = 1024 * 1024;
    private static final int LONGEST_SUBJECT = 200;
    private static final Person NOBODY = new Person("unknown@sender.invalid", null);
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /// Reads the header, and nothing more.
    static UnreadMail of(ByteBuffer raw) {
        int end = Math.min(raw.limit(), LONGEST_HEADER);
        MailHeaders headers =
                new MailHeaders(HeaderBlock.read(raw, 0, end, true).fields(), null);
        return new UnreadMail(
                headers.addresses("From").stream().findFirst().orElse(null),
                headers.text("Subject").orElse("").strip(),
                MailDate.of(headers));
    }

    /// The ticket that says so, which waits for a person: nothing is done on what nobody has read, and nobody is
    /// answered who wrote it.
    ///
    /// @param raw where its bytes are kept, or null
    /// @param sourceId names the mail within the mailbox, the same each time
    InboundMessage inbound(@Nullable Blob raw, String sourceId, String reason, MailboxContext context) {
        String id =
                "<" + Hashes.sha256(sourceId.getBytes(StandardCharsets.UTF_8)).substring(0, 32) + "@unread.invalid>";
        ConversationHash conversation = TicketReference.conversation(id, context);
        List<Attachment> attached = raw == null
                ? List.of()
                : List.of(new Attachment("mail.eml", "message/rfc822", raw.size(), raw.sha256(), false, null));
        return new InboundMessage(
                        conversation.ticketId(),
                        conversation,
                        context.tenant(),
                        Channel.EMAIL,
                        id,
                        requester(context),
                        null,
                        context.address(),
                        Bounded.clip(
                                subject.isEmpty() ? "A mail that could not be read" : "Could not be read: " + subject,
                                LONGEST_SUBJECT),
                        "A mail to " + context.address() + " could not be read: " + reason + "." + told() + where(raw),
                        null,
                        attached,
                        Automatic.AUTO_GENERATED,
                        Assurance.CLAIMED,
                        Threading.NONE,
                        null,
                        "en",
                        raw == null ? null : raw.sha256(),
                        List.of("unreadable"),
                        Instant.now(),
                        TraceParent.fresh())
                .withWrittenAt(date)
                .withReview("it could not be read");
    }

    private Person requester(MailboxContext context) {
        return from == null || context.isOurs(from.address()) ? NOBODY : new Person(from.address(), from.name());
    }

    /// ` It is from Anna Keller <anna@acme.example>, about "Printer", of 5 January 2026, 09:00 UTC.`
    private String told() {
        String writer = from == null
                ? ""
                : " from " + (from.name() == null ? from.address() : from.name() + " <" + from.address() + ">") + ",";
        String about = subject.isEmpty() ? "" : " about \"" + Bounded.clip(subject, LONGEST_SUBJECT) + "\",";
        String told = writer + about + (date == null ? "" : " of " + WRITTEN.format(date) + ",");
        return told.isEmpty() ? "" : " It is" + told.substring(0, told.length() - 1) + ".";
    }

    private static String where(@Nullable Blob raw) {
        return raw == null
                ? " It lies in the mailbox's folder for parked mails."
                : " What there is of it is attached, and blob " + raw.sha256() + ".";
    }
}
