package dev.millrace.tickets.ticket;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.millrace.tickets.id.ConversationHash;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Attachment;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Bounce;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome.Leftover;
import dev.millrace.tickets.remediation.RemediationOutcome.OneTimeSecret;
import dev.millrace.tickets.remediation.RemediationOutcome.Phase;
import dev.millrace.tickets.remediation.WaitCause;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.PriorityVerdict;
import dev.millrace.tickets.understanding.Question;
import dev.millrace.tickets.understanding.Reading;
import dev.millrace.tickets.understanding.Sentiment;
import dev.millrace.tickets.understanding.SideBySide;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happened to a ticket. Texts live here, in the history, and not in the ticket's state.
///
/// A type that a reader does not know (written by a newer program) becomes [Unrecognised] and changes nothing.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = TicketEvent.Unrecognised.class)
@JsonIgnoreProperties(ignoreUnknown = true)
public sealed interface TicketEvent {

    /// A conversation became a ticket.
    ///
    /// @param answerable false when a program wrote: it is worked on, never answered
    /// @param mentions a ticket that the first message named but may not join
    @JsonTypeName("opened")
    record Opened(
            TicketId ticket,
            String tenant,
            Channel channel,
            ConversationHash conversation,
            Person requester,
            String subject,
            String ourAddress,
            Assurance assurance,
            boolean answerable,
            @Nullable TicketId mentions,
            Instant at)
            implements TicketEvent {}

    /// A message joined the ticket.
    ///
    /// @param bounce what it reports of a mail of ours that did not arrive, where it does
    /// @param forwardedBy who passed it on for `from`, where somebody did
    /// @param review why it is not to be believed without a look at it, where there is a reason
    /// @param flags what else intake noticed, the first [#MOST_FLAGS] of it
    /// @param likeness of a mail: by what it is told from another one of the same id; else null
    @JsonTypeName("message-received")
    record MessageReceived(
            String messageId,
            Person from,
            @Nullable Person replyTo,
            String subject,
            String text,
            List<Attachment> attachments,
            Automatic automatic,
            Assurance assurance,
            @Nullable String rawSha256,
            Instant at,
            @Nullable Bounce bounce,
            @Nullable Person forwardedBy,
            @Nullable String review,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> flags,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String likeness)
            implements TicketEvent {
        /// Intake knows no message with more.
        public static final int MOST_FLAGS = 32;

        @JsonCreator
        public MessageReceived {
            attachments = attachments == null ? List.of() : List.copyOf(attachments);
            flags = flags == null ? List.of() : flags.stream().limit(MOST_FLAGS).toList();
        }

        /// A message that reports no bounce, that nobody passed on and of which nothing was noticed.
        public MessageReceived(
                String messageId,
                Person from,
                @Nullable Person replyTo,
                String subject,
                String text,
                List<Attachment> attachments,
                Automatic automatic,
                Assurance assurance,
                @Nullable String rawSha256,
                Instant at) {
            this(
                    messageId,
                    from,
                    replyTo,
                    subject,
                    text,
                    attachments,
                    automatic,
                    assurance,
                    rawSha256,
                    at,
                    null,
                    null,
                    null,
                    List.of(),
                    null);
        }

        /// The same message with another text.
        public MessageReceived withText(String other) {
            return new MessageReceived(
                    messageId,
                    from,
                    replyTo,
                    subject,
                    other,
                    attachments,
                    automatic,
                    assurance,
                    rawSha256,
                    at,
                    bounce,
                    forwardedBy,
                    review,
                    flags,
                    likeness);
        }
    }

    /// A person must look at it before anything is done or answered. [Resumed] lets it on, [Closed] rejects it.
    ///
    /// @param reason what is wrong with it
    @JsonTypeName("review-needed")
    record ReviewNeeded(String reason) implements TicketEvent {}

    /// What the message says, as the models read it.
    ///
    /// @param tellsMatter whether it says what the ticket is about, as its first message does and what answers the
    ///     question for it; a follow-up such as "any news?" says how its writer feels
    @JsonTypeName("understood")
    record Understood(Reading reading, boolean tellsMatter) implements TicketEvent {}

    /// How soon it must be worked on, from what the message says.
    @JsonTypeName("prioritised")
    record Prioritised(PriorityVerdict priority) implements TicketEvent {}

    /// What is the matter, and what would mend it.
    @JsonTypeName("diagnosed")
    record Diagnosed(Diagnosis diagnosis) implements TicketEvent {}

    /// The requester is asked what must still be known; his answer is diagnosed again.
    @JsonTypeName("question-asked")
    record QuestionAsked(Question question) implements TicketEvent {}

    /// Policy has spoken.
    @JsonTypeName("authorised")
    record Authorised(Authorisation authorisation) implements TicketEvent {}

    /// Somebody's agreement is needed; who it is comes with [ConsentersFound].
    ///
    /// @param roles whose holders may agree, too
    /// @param quorum how many different people must agree
    /// @param within how long they may take, also from when they are asked anew
    @JsonTypeName("consent-requested")
    record ConsentRequested(
            String approvalId,
            Consent consent,
            List<String> roles,
            int quorum,
            String runbook,
            String target,
            Instant expiresAt,
            @Nullable Duration within)
            implements TicketEvent {
        public ConsentRequested {
            roles = roles == null ? List.of() : List.copyOf(roles);
            quorum = Math.max(1, quorum);
        }
    }

    /// Who is asked. It happens again when what they are asked changes; what was agreed before counts no more then.
    ///
    /// @param content what they are asked to agree to, as a fingerprint
    /// @param codesUntil when the codes in their mails count no more
    /// @param expiresAt when it is too late, where they are asked anew; null where that is as it was
    @JsonTypeName("consenters-found")
    record ConsentersFound(
            String approvalId,
            List<Person> consenters,
            @Nullable String content,
            @Nullable Instant codesUntil,
            @Nullable Instant expiresAt)
            implements TicketEvent {
        public ConsentersFound {
            consenters = consenters == null ? List.of() : List.copyOf(consenters);
        }
    }

    /// Somebody agreed.
    ///
    /// @param via how he was known
    /// @param missing how many others must still agree
    @JsonTypeName("approved")
    record Approved(String approvalId, Person by, TicketCommand.@Nullable Via via, int missing)
            implements TicketEvent {}

    /// Somebody refused; that ends the question.
    ///
    /// @param via how he was known
    @JsonTypeName("denied")
    record Denied(String approvalId, Person by, TicketCommand.@Nullable Via via) implements TicketEvent {}

    /// Somebody wants to give a person's answer, and that person is mailed a code for it. It is no answer yet.
    ///
    /// @param by who was asked, and is mailed the code
    /// @param approved what the answer would say
    /// @param door where it was asked for
    @JsonTypeName("code-requested")
    record CodeRequested(String approvalId, Person by, boolean approved, TicketCommand.Door door)
            implements TicketEvent {}

    /// Somebody answered by a code that does not count.
    ///
    /// @param left how many more wrong ones he may give before he has to wait; 0 where he waits now
    /// @param source who gave it; null in events of before
    /// @param at when it was found wrong; null where it was not even looked at
    @JsonTypeName("code-refused")
    record CodeRefused(
            String approvalId,
            String reason,
            int left,
            @Nullable CodeSource source,
            @Nullable Instant at) implements TicketEvent {}

    /// Those asked did not agree in time, or not enough of them.
    @JsonTypeName("consent-expired")
    record ConsentExpired(String approvalId) implements TicketEvent {}

    /// Nobody can be asked for the agreement that is needed, or too few, or it is not to be asked for at all.
    /// Nothing is waited for.
    ///
    /// @param reason for technicians
    @JsonTypeName("consent-impossible")
    record ConsentImpossible(String approvalId, String reason) implements TicketEvent {}

    /// A run was asked for.
    ///
    /// @param consentBy who agreed, where somebody had to; of several the last
    /// @param consents all who agreed
    /// @param content what they agreed to, as a fingerprint
    /// @param agreedAtDesk whether the last of them was signed in at the desk, who need not be one of those asked
    @JsonTypeName("remediation-requested")
    record RemediationRequested(
            String runId,
            int attempt,
            String runbook,
            String target,
            Authorisation authorisation,
            @Nullable Person consentBy,
            List<Person> consents,
            @Nullable String content,
            boolean agreedAtDesk,
            Instant at)
            implements TicketEvent {
        public RemediationRequested {
            consents = consents == null ? List.of() : List.copyOf(consents);
        }
    }

    /// A step of a run came to a phase.
    ///
    /// @param sequence grows with each outcome of a run, so that one told twice is known again
    /// @param step its name
    /// @param phase what was done
    /// @param detail the state found or reached, for people; free of secrets
    @JsonTypeName("remediation-progressed")
    record RemediationProgressed(String runId, long sequence, String step, Phase phase, String detail)
            implements TicketEvent {}

    /// A run waits.
    ///
    /// @param sequence as of [RemediationProgressed]
    /// @param connector whose system it waits for, or what else it waits for
    /// @param cause why it waits; null where this was told before causes were
    /// @param reason the same in words, for technicians
    /// @param until when it is tried next
    @JsonTypeName("remediation-deferred")
    record RemediationDeferred(
            String runId,
            long sequence,
            String connector,
            @Nullable WaitCause cause,
            String reason,
            Instant until) implements TicketEvent {}

    /// A run came to its end, and every step was verified.
    ///
    /// @param sequence as of [RemediationProgressed]
    /// @param summary what was done, for people
    /// @param secret what the person must fetch by a one-time link, if anything
    /// @param told what the person is told in his language, where the runbook has words of its own
    @JsonTypeName("remediation-succeeded")
    record RemediationSucceeded(
            String runId,
            long sequence,
            String summary,
            @Nullable OneTimeSecret secret,
            @Nullable String told) implements TicketEvent {
        /// Without words of the runbook's own.
        public RemediationSucceeded(String runId, long sequence, String summary, @Nullable OneTimeSecret secret) {
            this(runId, sequence, summary, secret, null);
        }
    }

    /// A run failed.
    ///
    /// @param left what was applied and stays, step by step; empty where everything was undone
    /// @param told what the person is told in his language, where the runbook has words of its own
    @JsonTypeName("remediation-failed")
    record RemediationFailed(
            String runId,
            long sequence,
            String step,
            String reason,
            boolean undone,
            List<Leftover> left,
            @Nullable String told)
            implements TicketEvent {
        public RemediationFailed {
            left = left == null ? List.of() : List.copyOf(left);
        }
    }

    /// The requester should hear that his message arrived.
    @JsonTypeName("acknowledgement-due")
    record AcknowledgementDue() implements TicketEvent {}

    /// A person or team has it.
    ///
    /// @param reason why it is theirs
    @JsonTypeName("assigned")
    record Assigned(String assignee, String reason) implements TicketEvent {}

    /// A technician said something: at the desk, or by a mail of his own.
    ///
    /// @param toRequester whether the requester is to read it
    /// @param messageId of his mail, where it was one
    /// @param attachments files that came along with his mail; the requester is not sent them
    /// @param rawSha256 the blob of his mail as it arrived
    @JsonTypeName("commented")
    record Commented(
            Person by,
            String text,
            boolean toRequester,
            @Nullable String messageId,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Attachment> attachments,
            @Nullable String rawSha256)
            implements TicketEvent {
        @JsonCreator
        public Commented {
            attachments = attachments == null ? List.of() : List.copyOf(attachments);
        }

        /// What was said at the desk.
        public Commented(Person by, String text, boolean toRequester) {
            this(by, text, toRequester, null, List.of(), null);
        }
    }

    /// Somebody was answered, by chat or by a mail that the mail server took.
    ///
    /// @param replyId unique within the ticket; the same id is the same reply
    /// @param kind what it says, for people
    /// @param to who was written to
    /// @param text what he was told; free of secrets and links that act
    @JsonTypeName("replied")
    record Replied(String replyId, String kind, Person to, String text) implements TicketEvent {}

    /// An answer did not go out: it would have gone round in circles, or to an address that takes no
    /// mail, or the mail server never took it.
    ///
    /// @param replyId as of the answer it would have been
    /// @param kind what it would have said
    /// @param to who would have been written to
    /// @param reason why not
    @JsonTypeName("reply-withheld")
    record ReplyWithheld(String replyId, String kind, Person to, String reason) implements TicketEvent {
        /// The kind that leads to a secret.
        public static final String ONE_TIME_LINK = "one-time-link";

        /// The kind that says what a technician has to say.
        public static final String ANSWER = "answer";
    }

    /// A mail of this ticket came again under another Message-ID, and was left out.
    ///
    /// @param messageId under which it came again
    /// @param ourAddress the mailbox that it came to then
    @JsonTypeName("message-repeated")
    record MessageRepeated(String messageId, String ourAddress) implements TicketEvent {}

    /// Somebody at the desk was handed a mail as it came, with whatever secrets it holds.
    ///
    /// @param rawSha256 the blob of the mail
    @JsonTypeName("mail-downloaded")
    record MailDownloaded(Person by, String rawSha256) implements TicketEvent {}

    /// Done.
    ///
    /// @param by a person, or null when a runbook did it
    /// @param note what was done
    @JsonTypeName("resolved")
    record Resolved(@Nullable Person by, String note, Instant at) implements TicketEvent {}

    /// It was done and is not; a person looks at it.
    @JsonTypeName("reopened")
    record Reopened(String reason, String assignee) implements TicketEvent {}

    /// It is over.
    ///
    /// @param by a person, or null where it was done and nobody wrote for long enough
    /// @param reason that the person gave, for the desk alone
    @JsonTypeName("closed")
    record Closed(@Nullable Person by, @Nullable String reason) implements TicketEvent {}

    /// It waits for something outside.
    @JsonTypeName("held")
    record Held(Person by, String reason) implements TicketEvent {}

    /// It is worked on again.
    @JsonTypeName("resumed")
    record Resumed(Person by) implements TicketEvent {}

    /// Somebody at the desk chose a runbook; what policy says of it comes next.
    @JsonTypeName("runbook-chosen")
    record RunbookChosen(Person by, String runbook, String target, Map<String, String> parameters)
            implements TicketEvent {
        public RunbookChosen {
            parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
        }
    }

    /// The team cannot settle it alone; others must look at it.
    @JsonTypeName("escalated")
    record Escalated(Person by, String reason) implements TicketEvent {}

    /// A person corrected what it is about. Models can learn from that.
    @JsonTypeName("category-corrected")
    record CategoryCorrected(Person by, Category from, Category to) implements TicketEvent {}

    /// A person corrected how soon it is due. Models can learn from that.
    @JsonTypeName("priority-corrected")
    record PriorityCorrected(Person by, Priority from, Priority to) implements TicketEvent {}

    /// A person corrected how the writer feels. Models can learn from that.
    @JsonTypeName("sentiment-corrected")
    record SentimentCorrected(Person by, Sentiment from, Sentiment to) implements TicketEvent {}

    /// Models that run in shadow read the opening message too. Nothing follows from it.
    @JsonTypeName("compared")
    record Compared(SideBySide verdicts) implements TicketEvent {}

    /// Somebody wants it merged into another ticket, which is asked.
    ///
    /// @param request how often that ticket was asked, this time counted
    @JsonTypeName("merge-requested")
    record MergeRequested(
            TicketId target, Person by, @Nullable String reason, int request) implements TicketEvent {}

    /// The other ticket did not take it in; why stands in the [CommandRefused] beside this.
    @JsonTypeName("merge-declined")
    record MergeDeclined(TicketId target) implements TicketEvent {}

    /// It is closed, for it goes on in another ticket, and so does whatever is written to it from now on.
    @JsonTypeName("merged")
    record Merged(TicketId target, Person by, @Nullable String reason) implements TicketEvent {}

    /// Another ticket was merged into this one.
    ///
    /// @param source the other ticket
    /// @param tickets that one, and those that were merged into it before
    @JsonTypeName("merged-in")
    record MergedIn(
            TicketId source,
            List<MergedTicket> tickets,
            Person by,
            @Nullable String reason) implements TicketEvent {
        public MergedIn {
            tickets = tickets == null ? List.of() : List.copyOf(tickets);
        }
    }

    /// A command was impossible; nothing changed.
    ///
    /// @param command its name in JSON
    /// @param reason what was expected and what was found
    @JsonTypeName("command-refused")
    record CommandRefused(String command, String reason) implements TicketEvent {}

    /// Written by a newer program.
    @JsonTypeName("unrecognised")
    record Unrecognised() implements TicketEvent {}
}
