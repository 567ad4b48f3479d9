package dev.millrace.intake.email;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.bounce.DeliveryReport;
import dev.millrace.intake.email.content.AttachedFile;
import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.intake.email.sender.ForwardedMail;
import dev.millrace.intake.email.threading.TicketReference;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Bounce;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.FlagWords;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.MailContent;
import dev.millrace.tickets.message.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that came of reading one mail.
///
/// @param mail what it says
/// @param verdict what to do with it
/// @param automaticReason what shows that a program wrote it, or null
/// @param warnings what could not be read as it was meant, for people
/// @param reference the ticket it belongs to
/// @param files attachments with their bytes
/// @param rawSha256 the blob of the raw mail
/// @param language what the mail says of its language
/// @param writer who wrote it where a list or form sent it in its own name or the mailbox's, else null
/// @param forwarded what somebody passed on to us with it, or null
/// @param review why a person should look at it first, or null
/// @param content by which it is known again under another id, or null where nobody compares it
/// @param likeness by which it is told from another one of the same id
/// @param context the mailbox it came to
public record MailReading(
        ParsedMail mail,
        MailVerdict verdict,
        @Nullable String automaticReason,
        List<String> warnings,
        TicketReference reference,
        List<AttachedFile> files,
        String rawSha256,
        @Nullable String language,
        @Nullable MailAddress writer,
        @Nullable ForwardedMail forwarded,
        @Nullable String review,
        @Nullable MailContent content,
        String likeness,
        MailboxContext context) {
    static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_SUBJECT = 500;
    private static final String NOBODYS_ADDRESS = "unknown@sender.invalid";

    /// The same, taken in whatever it is, also as one that repeats another: only its very bytes are taken once.
    public MailReading accepted() {
        return new MailReading(
                mail,
                new MailVerdict.Accept(),
                automaticReason,
                warnings,
                reference,
                files,
                rawSha256,
                language,
                writer,
                forwarded,
                review,
                null,
                context.threads().nameOf(rawSha256),
                context);
    }

    /// The message to hand over.
    public InboundMessage inbound(Instant receivedAt, @Nullable String traceparent) {
        List<String> flags = new ArrayList<>(mail.flags());
        if (verdict instanceof MailVerdict.Join) {
            flags.add(InboundMessage.OPENS_NO_TICKET);
        }
        if (automaticReason != null) {
            flags.add(FlagWords.AUTOMATIC + ":" + automaticReason);
        }
        ForwardedMail passedOn = forwarded == null || isSurelyFollowUp() ? null : forwarded;
        Person named = writer != null ? person(writer) : passedOn == null ? senderByReplyTo() : null;
        Person sender = named != null || mail.author() == null ? named : person(mail.author());
        Person original = Optional.ofNullable(passedOn)
                .flatMap(ForwardedMail::requester)
                .map(MailReading::person)
                .orElse(null);
        Person forwarder = original == null ? null : sender;
        if (forwarder != null) {
            flags.add("forwarded-by:" + forwarder.address());
        }
        if (named != null && writer == null) {
            flags.add(InboundMessage.NAMED_BY_FORM);
        }
        if (named != null && mail.author() != null) {
            flags.add("sent-by:" + mail.author().address());
        }
        boolean whole = passedOn != null || mail.replyText().isBlank();
        String everything = passedOn == null || passedOn.attachedText().isEmpty()
                ? mail.text()
                : (mail.text() + "\n\n" + passedOn.headedText()).strip();
        String text = cut(whole ? everything : mail.replyText(), flags);
        String full = cut(everything, flags);
        return Bounded.message(new InboundMessage(
                        reference.ticket(),
                        TicketReference.conversation(mail.messageId(), context),
                        context.tenant(),
                        Channel.EMAIL,
                        mail.messageId(),
                        Optional.ofNullable(original == null ? sender : original)
                                .orElseGet(this::nobody),
                        named != null ? null : replyTo(),
                        context.address(),
                        Bounded.clip(mail.subject(), LONGEST_SUBJECT),
                        text,
                        full.equals(text) ? null : full,
                        mail.attachments(),
                        mail.automatic(),
                        original != null || named != null ? Assurance.CLAIMED : mail.assurance(),
                        reference.threading(),
                        null,
                        language,
                        rawSha256,
                        flags.stream().distinct().toList(),
                        receivedAt,
                        traceparent)
                .withBounce(bounce())
                .withForwardedBy(forwarder)
                .withReview(review)
                .withAlternatives(reference.alternatives())
                .withWrittenAt(mail.date())
                .withContent(content)
                .withLikeness(likeness));
    }

    /// Whoever cannot be written to may still be named.
    private Person nobody() {
        MailAddress named = mail.from();
        return new Person(NOBODYS_ADDRESS, named == null || !named.address().isEmpty() ? null : named.name());
    }

    /// Whoever passes a mail on names it in `References` as one who answers it does; that alone makes no follow-up.
    private boolean isSurelyFollowUp() {
        return switch (reference.threading()) {
            case NONE, REFERENCES -> false;
            case SIGNED, SUBJECT_TAG -> true;
        };
    }

    /// Where the mailbox takes the address in `Reply-To` for the sender: that address, unless a program wrote.
    private @Nullable Person senderByReplyTo() {
        return context.rules().replyToAsSender() && mail.automatic() == Automatic.NONE ? replyTo() : null;
    }

    private @Nullable Bounce bounce() {
        DeliveryReport report = mail.bounce();
        return report == null
                ? null
                : new Bounce(report.recipients(), report.status(), report.hard(), report.originalMessageId());
    }

    private @Nullable Person replyTo() {
        if (mail.replyTo().isEmpty()) {
            return null;
        }
        Person wanted = person(mail.replyTo().getFirst());
        boolean same = mail.author() != null && person(mail.author()).key().equals(wanted.key());
        return same || context.isOurs(wanted.address()) ? null : wanted;
    }

    private static Person person(MailAddress address) {
        return new Person(address.address(), address.name());
    }

    private static String cut(String text, List<String> flags) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        flags.add("text-cut");
        return Bounded.clip(text, LONGEST_TEXT);
    }
}
