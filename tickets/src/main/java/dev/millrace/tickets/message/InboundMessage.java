package dev.millrace.tickets.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.millrace.tickets.id.ConversationHash;
import dev.millrace.tickets.id.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What arrived, normalised: the value of `tickets.inbound`.
///
/// The record's key is [#ticket]. Bytes (the raw mail, attachments) lie in the blob store under their hash.
///
/// @param ticket the ticket this belongs to, as [#threading] believes
/// @param conversation the hash of the conversation this message starts or continues, were it a ticket of
///     its own; its id differs from `ticket` when the message joins another ticket
/// @param tenant whose desk it is
/// @param channel the door
/// @param messageId the source's id of this very message, unique within tenant and channel; the same id is
///     the same message
/// @param from who wrote
/// @param replyTo where the sender wants answers, when it differs from `from`; it proves nothing, so nothing is
///     done or decided in its name
/// @param ourAddress the address or door the message was sent to (mail: our mailbox)
/// @param subject empty where the channel has none
/// @param text what the person wrote now: without quoted history and signature
/// @param fullText the whole readable text, when it differs from `text`
/// @param attachments files that came along
/// @param automatic whether a program wrote it
/// @param assurance how sure we are who wrote it
/// @param threading why `ticket` is believed
/// @param mentions another ticket that the message names but does not join
/// @param languageHint ISO 639-1 code of what the source knows of the language (mail header, browser)
/// @param rawSha256 the blob of the message as it arrived
/// @param flags what else intake noticed, as short words for people and rules
/// @param receivedAt when intake took it
/// @param traceparent W3C trace context
/// @param bounce what a report of a mail that did not arrive says, where this is one
/// @param forwardedBy who passed on what `from` had written, where somebody did; `from` is then never verified
/// @param review why a person should look at it before anything is done or answered, or null
/// @param alternatives further tickets that it may belong to where it may not join `ticket`, likeliest first
/// @param writtenAt when its writer's program says that it was written; null where it does not say
/// @param content by which the same mail is known under another id; null where nobody compares it, or has done so
/// @param repeats the mail that it seems to repeat, until that one's ticket has said whether it does; else null
/// @param mergedFrom the tickets that led it on, each merged into the next one; mostly empty
/// @param likeness of a mail: by what it is told from another one of the same id, made with the installation's key of
///     what its writer says, as [Likeness] has it; null of other channels
@JsonIgnoreProperties(ignoreUnknown = true)
public record InboundMessage(
        TicketId ticket,
        ConversationHash conversation,
        String tenant,
        Channel channel,
        String messageId,
        Person from,
        @Nullable Person replyTo,
        String ourAddress,
        String subject,
        String text,
        @Nullable String fullText,
        List<Attachment> attachments,
        Automatic automatic,
        Assurance assurance,
        Threading threading,
        @Nullable TicketId mentions,
        @Nullable String languageHint,
        @Nullable String rawSha256,
        List<String> flags,
        Instant receivedAt,
        @Nullable String traceparent,
        @Nullable Bounce bounce,
        @Nullable Person forwardedBy,
        @Nullable String review,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TicketId> alternatives,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant writtenAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MailContent content,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RepeatedMail repeats,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TicketId> mergedFrom,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String likeness) {
    /// A message is on its way for no longer; what seems older comes of a wrong clock, or is brought in anew.
    private static final Duration LONGEST_WAY = Duration.ofDays(14);

    /// The flag of what joins the ticket that it names or is ignored: a program's note on a mail of ours.
    public static final String OPENS_NO_TICKET = "opens-no-ticket";

    /// The flag of what a list sent in its own name: only its headers, which anybody can write, name [#from].
    public static final String NAMED_BY_LIST = "named-by-list";

    /// The flag of what a form on a web site, or whoever has the mailbox's own address in `From`, sent: only headers
    /// such as `Reply-To`, which anybody can write, name [#from].
    public static final String NAMED_BY_FORM = "named-by-form";

    /// The flag of what names several senders: [#from] is the first, and whoever sent it may be another of them.
    public static final String SEVERAL_FROM = "several-from";

    /// The flag of what has no sender in `From`: [#from], if anybody, stands where a sender writes whom he likes.
    public static final String NO_FROM = "no-from";

    private static final List<String> NAMED = List.of(NAMED_BY_LIST, NAMED_BY_FORM, SEVERAL_FROM, NO_FROM);

    @JsonCreator
    public InboundMessage {
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
        flags = flags == null ? List.of() : List.copyOf(flags);
        automatic = automatic == null ? Automatic.NONE : automatic;
        threading = threading == null ? Threading.NONE : threading;
        alternatives = alternatives == null ? List.of() : List.copyOf(alternatives);
        mergedFrom = mergedFrom == null ? List.of() : List.copyOf(mergedFrom);
    }

    /// A message that reports no bounce, that nobody passed on, that needs no review and can belong to one ticket
    /// only.
    public InboundMessage(
            TicketId ticket,
            ConversationHash conversation,
            String tenant,
            Channel channel,
            String messageId,
            Person from,
            @Nullable Person replyTo,
            String ourAddress,
            String subject,
            String text,
            @Nullable String fullText,
            List<Attachment> attachments,
            Automatic automatic,
            Assurance assurance,
            Threading threading,
            @Nullable TicketId mentions,
            @Nullable String languageHint,
            @Nullable String rawSha256,
            List<String> flags,
            Instant receivedAt,
            @Nullable String traceparent) {
        this(
                ticket,
                conversation,
                tenant,
                channel,
                messageId,
                from,
                replyTo,
                ourAddress,
                subject,
                text,
                fullText,
                attachments,
                automatic,
                assurance,
                threading,
                mentions,
                languageHint,
                rawSha256,
                flags,
                receivedAt,
                traceparent,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                List.of(),
                null);
    }

    /// The same message with what it reports.
    public InboundMessage withBounce(@Nullable Bounce reported) {
        return with(ticket, conversation, threading, mentions, reported, forwardedBy, review, alternatives, writtenAt);
    }

    /// The same message, passed on by somebody.
    public InboundMessage withForwardedBy(@Nullable Person forwarder) {
        return with(ticket, conversation, threading, mentions, bounce, forwarder, review, alternatives, writtenAt);
    }

    /// The same message with the reason why a person should look at it first.
    public InboundMessage withReview(@Nullable String reason) {
        return with(ticket, conversation, threading, mentions, bounce, forwardedBy, reason, alternatives, writtenAt);
    }

    /// The same message with further tickets that it may belong to.
    public InboundMessage withAlternatives(List<TicketId> tickets) {
        return with(ticket, conversation, threading, mentions, bounce, forwardedBy, review, tickets, writtenAt);
    }

    /// The same message with the time that its writer's program gives. A clock that is ahead or far behind is not
    /// believed: it was written before it was received, and no more than a fortnight before.
    public InboundMessage withWrittenAt(@Nullable Instant written) {
        Instant earliest = receivedAt.minus(LONGEST_WAY);
        Instant believed = written == null || written.isBefore(receivedAt) ? written : receivedAt;
        return with(
                ticket,
                conversation,
                threading,
                mentions,
                bounce,
                forwardedBy,
                review,
                alternatives,
                believed != null && believed.isBefore(earliest) ? earliest : believed);
    }

    /// The same message, to be compared with others by what it says.
    public InboundMessage withContent(@Nullable MailContent said) {
        return compared(said, repeats, mergedFrom, likeness);
    }

    /// The same message, which seems to be an earlier one under another id.
    public InboundMessage withRepeats(@Nullable RepeatedMail earlier) {
        return compared(content, earlier, mergedFrom, likeness);
    }

    /// The same message, told by this from others of the same id.
    public InboundMessage withLikeness(@Nullable String like) {
        return compared(content, repeats, mergedFrom, like);
    }

    /// When it was written, as far as that is known: days and deadlines in it are meant from then.
    public Instant written() {
        return writtenAt == null ? receivedAt : writtenAt;
    }

    /// The same message under another id of its source.
    public InboundMessage withMessageId(String id) {
        return saying(id, from, replyTo, forwardedBy, subject, text, fullText, attachments, flags, rawSha256);
    }

    /// The same message of the same people under other names.
    public InboundMessage withPeople(Person writer, @Nullable Person wanted, @Nullable Person forwarder) {
        return saying(messageId, writer, wanted, forwarder, subject, text, fullText, attachments, flags, rawSha256);
    }

    /// The same message in other words.
    ///
    /// @param whole the whole readable text, or null
    public InboundMessage withTexts(String title, String words, @Nullable String whole) {
        return saying(messageId, from, replyTo, forwardedBy, title, words, whole, attachments, flags, rawSha256);
    }

    /// The same message with other files.
    public InboundMessage withAttachments(List<Attachment> files) {
        return saying(messageId, from, replyTo, forwardedBy, subject, text, fullText, files, flags, rawSha256);
    }

    /// The same message with one more flag, unless it has that.
    public InboundMessage withFlag(String flag) {
        List<String> all =
                Stream.concat(flags.stream(), Stream.of(flag)).distinct().toList();
        return withFlags(all);
    }

    /// The same message with other flags.
    public InboundMessage withFlags(List<String> noticed) {
        return saying(messageId, from, replyTo, forwardedBy, subject, text, fullText, attachments, noticed, rawSha256);
    }

    /// The same message with the blob that keeps it as it came.
    public InboundMessage withRaw(@Nullable String sha256) {
        return saying(messageId, from, replyTo, forwardedBy, subject, text, fullText, attachments, flags, sha256);
    }

    /// The same message to the next ticket that it may belong to.
    ///
    /// @param mentioned the ticket that it may not join, where there is one
    /// @throws java.util.NoSuchElementException when there is no further one
    public InboundMessage toNextAlternative(@Nullable TicketId mentioned) {
        return with(
                alternatives.getFirst(),
                conversation,
                threading,
                mentioned,
                bounce,
                forwardedBy,
                review,
                alternatives.subList(1, alternatives.size()),
                writtenAt);
    }

    /// The same message as the start of a ticket of its own, naming the ticket it does not join.
    public InboundMessage asNewTicket(ConversationHash hash, @Nullable TicketId mentioned) {
        return with(hash.ticketId(), hash, Threading.NONE, mentioned, bounce, forwardedBy, review, List.of(), writtenAt)
                .compared(content, repeats, List.of(), likeness);
    }

    /// The same message to the ticket that the one it belongs to was merged into. What started that conversation
    /// would, where the other may not take it either, start the next one: its own leads back here.
    public InboundMessage ledOn(TicketId target) {
        ConversationHash own = conversation.ticketId().equals(ticket) ? conversation.next() : conversation;
        List<TicketId> led =
                Stream.concat(mergedFrom.stream(), Stream.of(ticket)).toList();
        return with(target, own, threading, mentions, bounce, forwardedBy, review, List.of(), writtenAt)
                .compared(content, repeats, led, likeness);
    }

    /// Whether a ticket that it belonged to has led it here.
    public boolean wasLedOn() {
        return !mergedFrom.isEmpty();
    }

    /// Whether one of these technicians wrote it. Only a sender who is known, not one who is merely named, counts.
    ///
    /// @param technicians their addresses in lower case
    public boolean isOfTechnician(Set<String> technicians) {
        return assurance != Assurance.CLAIMED && technicians.contains(from.key());
    }

    /// Whether it only thanks, or says that all is well: that ends a conversation.
    public boolean saysThanks() {
        return Thanks.only(text, from);
    }

    /// Whether only headers that nobody checks say who wrote it: those of a list or form, or one sender of several.
    public boolean namedByHeaders() {
        return NAMED.stream().anyMatch(flags::contains);
    }

    /// Whether it is ignored where it may not join the ticket that it names.
    public boolean opensNoTicket() {
        return flags.contains(OPENS_NO_TICKET);
    }

    private InboundMessage with(
            TicketId named,
            ConversationHash hash,
            Threading believed,
            @Nullable TicketId mentioned,
            @Nullable Bounce reported,
            @Nullable Person forwarder,
            @Nullable String reason,
            List<TicketId> tickets,
            @Nullable Instant written) {
        return new InboundMessage(
                named,
                hash,
                tenant,
                channel,
                messageId,
                from,
                replyTo,
                ourAddress,
                subject,
                text,
                fullText,
                attachments,
                automatic,
                assurance,
                believed,
                mentioned,
                languageHint,
                rawSha256,
                flags,
                receivedAt,
                traceparent,
                reported,
                forwarder,
                reason,
                tickets,
                written,
                content,
                repeats,
                mergedFrom,
                likeness);
    }

    private InboundMessage saying(
            String id,
            Person writer,
            @Nullable Person wanted,
            @Nullable Person forwarder,
            String title,
            String words,
            @Nullable String whole,
            List<Attachment> files,
            List<String> noticed,
            @Nullable String raw) {
        return new InboundMessage(
                ticket,
                conversation,
                tenant,
                channel,
                id,
                writer,
                wanted,
                ourAddress,
                title,
                words,
                whole,
                files,
                automatic,
                assurance,
                threading,
                mentions,
                languageHint,
                raw,
                noticed,
                receivedAt,
                traceparent,
                bounce,
                forwarder,
                review,
                alternatives,
                writtenAt,
                content,
                repeats,
                mergedFrom,
                likeness);
    }

    private InboundMessage compared(
            @Nullable MailContent said, @Nullable RepeatedMail earlier, List<TicketId> led, @Nullable String like) {
        return new InboundMessage(
                ticket,
                conversation,
                tenant,
                channel,
                messageId,
                from,
                replyTo,
                ourAddress,
                subject,
                text,
                fullText,
                attachments,
                automatic,
                assurance,
                threading,
                mentions,
                languageHint,
                rawSha256,
                flags,
                receivedAt,
                traceparent,
                bounce,
                forwardedBy,
                review,
                alternatives,
                writtenAt,
                said,
                earlier,
                led,
                like);
    }
}
