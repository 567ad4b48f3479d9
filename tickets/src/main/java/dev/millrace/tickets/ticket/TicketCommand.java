package dev.millrace.tickets.ticket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.PriorityVerdict;
import dev.millrace.tickets.understanding.Reading;
import dev.millrace.tickets.understanding.Sentiment;
import dev.millrace.tickets.understanding.SideBySide;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody or something wants of a ticket. The ticket decides; see [Ticket#decide].
public sealed interface TicketCommand {
    TicketId ticket();

    String tenant();

    /// A command from outside the stream, or from one ticket to another: the value of `tickets.commands`.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonIgnoreProperties(ignoreUnknown = true)
    sealed interface FromDesk extends TicketCommand {}

    /// Agree to the pending run, or confirm the requester's identity.
    ///
    /// @param approvalId the approval that the person saw
    /// @param by who agrees
    /// @param via how he is known to be that person
    /// @param content what he saw, as a fingerprint; what is not known yet nobody at the desk can agree to
    @JsonTypeName("approve")
    record Approve(
            TicketId ticket,
            String tenant,
            String approvalId,
            Person by,
            Via via,
            @Nullable String content) implements FromDesk {}

    /// Refuse the pending run.
    ///
    /// @param content what he saw, as a fingerprint; of no matter where he answers from the desk itself
    @JsonTypeName("deny")
    record Deny(
            TicketId ticket,
            String tenant,
            String approvalId,
            Person by,
            Via via,
            @Nullable String content) implements FromDesk {}

    /// Somebody wants to give the answer of a person who was asked by mail. Who he is nobody knows: that person is
    /// mailed a code, at the address where he was asked, and the answer is given by that code alone.
    ///
    /// @param by whose answer it would be
    /// @param approved what it would say
    /// @param door where he is
    /// @param content what he saw, as a fingerprint; null where he saw nothing, in the chat
    @JsonTypeName("request-code")
    record RequestCode(
            TicketId ticket,
            String tenant,
            String approvalId,
            Person by,
            boolean approved,
            Door door,
            @Nullable String content)
            implements FromDesk {}

    /// Agree or refuse by a code that was mailed to whoever was asked.
    ///
    /// @param proof of the code, as [dev.millrace.tickets.signature.ConsentCodes#proof] makes it
    /// @param approved whether he agrees
    /// @param by whose code it must be; null where it may be that of anybody who was asked
    /// @param source who gives it; null where that was not told yet
    @JsonTypeName("answer-by-code")
    record AnswerByCode(
            TicketId ticket,
            String tenant,
            String approvalId,
            String proof,
            boolean approved,
            @Nullable Person by,
            @Nullable CodeSource source)
            implements FromDesk {
        /// By the code of anybody who was asked.
        public AnswerByCode(
                TicketId ticket, String tenant, String approvalId, String proof, boolean approved, CodeSource source) {
            this(ticket, tenant, approvalId, proof, approved, null, source);
        }
    }

    /// Somebody tried to answer who may not, or no more. Nothing follows but an event, so that people know.
    ///
    /// @param by whom the answer would have been of
    /// @param reason why it does not count
    @JsonTypeName("refused-answer")
    record RefusedAnswer(TicketId ticket, String tenant, String approvalId, Person by, String reason)
            implements FromDesk {}

    /// Give it to a person or a team.
    @JsonTypeName("assign")
    record Assign(TicketId ticket, String tenant, String assignee, Person by) implements FromDesk {}

    /// Say something: to the requester, or among technicians.
    ///
    /// @param toRequester whether the requester is to read it
    @JsonTypeName("comment")
    record Comment(TicketId ticket, String tenant, Person by, String text, boolean toRequester) implements FromDesk {}

    /// It is done.
    ///
    /// @param note what was done, for the requester
    @JsonTypeName("resolve")
    record Resolve(TicketId ticket, String tenant, Person by, String note) implements FromDesk {}

    /// It was done and is not.
    @JsonTypeName("reopen")
    record Reopen(TicketId ticket, String tenant, Person by, String reason) implements FromDesk {}

    /// It is over.
    ///
    /// @param reason for the desk alone, where there is something to say
    @JsonTypeName("close")
    record Close(
            TicketId ticket,
            String tenant,
            Person by,
            @Nullable String reason) implements FromDesk {
        /// Without a word.
        public Close(TicketId ticket, String tenant, Person by) {
            this(ticket, tenant, by, null);
        }
    }

    /// Wait for something outside.
    @JsonTypeName("hold")
    record Hold(TicketId ticket, String tenant, Person by, String reason) implements FromDesk {}

    /// Go on with what waited, or with what had to be looked at first.
    @JsonTypeName("resume")
    record Resume(TicketId ticket, String tenant, Person by) implements FromDesk {}

    /// The team cannot settle it alone; have others look at it.
    @JsonTypeName("escalate")
    record Escalate(TicketId ticket, String tenant, Person by, String reason) implements FromDesk {}

    /// Have a runbook run that somebody at the desk has chosen. Policy judges it as if the message had led to it.
    ///
    /// @param by who chose it
    /// @param runbook its id
    /// @param target what it acts on; `sender` for the requester's own account
    /// @param parameters further parameters of the runbook
    @JsonTypeName("run-runbook")
    record RunRunbook(
            TicketId ticket, String tenant, Person by, String runbook, String target, Map<String, String> parameters)
            implements FromDesk {
        public RunRunbook {
            parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
        }
    }

    /// The category was wrong; models learn from it.
    @JsonTypeName("correct-category")
    record CorrectCategory(TicketId ticket, String tenant, Person by, Category category) implements FromDesk {}

    /// The priority was wrong; models learn from it.
    @JsonTypeName("correct-priority")
    record CorrectPriority(TicketId ticket, String tenant, Person by, Priority priority) implements FromDesk {}

    /// The writer's tone was taken wrongly; models learn from it.
    @JsonTypeName("correct-sentiment")
    record CorrectSentiment(TicketId ticket, String tenant, Person by, Sentiment sentiment) implements FromDesk {}

    /// It is about the same as another ticket of the tenant and goes on there. Asked once more, it is asked for once
    /// more; nothing else comes of it.
    ///
    /// @param target the other ticket
    /// @param reason for technicians
    @JsonTypeName("merge")
    record Merge(
            TicketId ticket,
            String tenant,
            Person by,
            TicketId target,
            @Nullable String reason) implements FromDesk {}

    /// Another ticket wants to be merged into this one. The stream sends it.
    ///
    /// @param tickets the other ticket, and those that were merged into that before
    /// @param request which of the other ticket's requests this is
    @JsonTypeName("merge-in")
    record MergeIn(
            TicketId ticket,
            String tenant,
            List<MergedTicket> tickets,
            Person by,
            @Nullable String reason,
            int request) implements FromDesk {
        /// @throws IllegalArgumentException when no ticket is named
        public MergeIn {
            if (tickets == null || tickets.isEmpty()) {
                throw new IllegalArgumentException("expected the ticket that is to be merged in, found none");
            }
            tickets = List.copyOf(tickets);
        }
    }

    /// The other ticket has taken this one in. The stream sends it.
    ///
    /// @param target the other ticket
    @JsonTypeName("confirm-merge")
    record ConfirmMerge(TicketId ticket, String tenant, TicketId target) implements FromDesk {}

    /// The other ticket has not taken this one in. The stream sends it.
    ///
    /// @param target the other ticket
    /// @param request which request that answers
    @JsonTypeName("decline-merge")
    record DeclineMerge(TicketId ticket, String tenant, TicketId target, int request, String reason)
            implements FromDesk {}

    /// The notifier answered the requester by chat, or handed a mail to the mail server.
    ///
    /// @param replyId unique within the ticket; the same id is the same reply
    /// @param kind what it says, for people
    /// @param to who was written to
    /// @param text what he was told; free of secrets and links that act
    @JsonTypeName("record-reply")
    record RecordReply(TicketId ticket, String tenant, String replyId, String kind, Person to, String text)
            implements FromDesk {}

    /// The notifier did not answer, or in vain, for a reason that people should know.
    ///
    /// @param replyId unique within the ticket; the same id is the same reply
    /// @param kind what it would have said
    /// @param to who would have been written to
    @JsonTypeName("record-withheld")
    record RecordWithheld(TicketId ticket, String tenant, String replyId, String kind, Person to, String reason)
            implements FromDesk {}

    /// Somebody at the desk was handed the bytes of a mail, and with them whatever secrets it holds.
    ///
    /// @param rawSha256 the blob of the mail
    @JsonTypeName("record-download")
    record RecordDownload(TicketId ticket, String tenant, Person by, String rawSha256) implements FromDesk {}

    /// A command of the stream's own steps; it never travels.
    sealed interface FromStream extends TicketCommand {}

    /// A message arrived and was read.
    record Receive(InboundMessage message, Reading reading) implements FromStream {
        @Override
        public TicketId ticket() {
            return message.ticket();
        }

        @Override
        public String tenant() {
            return message.tenant();
        }
    }

    /// A mail of this ticket came again under another Message-ID.
    ///
    /// @param ticket whose mail came again
    /// @param message which is left out
    record RecordRepeat(TicketId ticket, InboundMessage message) implements FromStream {
        @Override
        public String tenant() {
            return message.tenant();
        }
    }

    /// How soon it is due, as the models and rules say.
    record Prioritise(TicketId ticket, String tenant, PriorityVerdict priority) implements FromStream {}

    /// What is the matter, as the rules say.
    record Diagnose(TicketId ticket, String tenant, Diagnosis diagnosis) implements FromStream {}

    /// Other models read the message too; nothing follows from what they say.
    record Compare(TicketId ticket, String tenant, SideBySide verdicts) implements FromStream {}

    /// Policy has spoken on the diagnosed runbook.
    record Authorise(TicketId ticket, String tenant, Authorisation authorisation) implements FromStream {}

    /// Remediation told something.
    record RecordOutcome(RemediationOutcome outcome) implements FromStream {
        @Override
        public TicketId ticket() {
            return outcome.ticket();
        }

        @Override
        public String tenant() {
            return outcome.tenant();
        }
    }

    /// A timer came due.
    ///
    /// @param due when it was to fire
    /// @param subject what it was set for: an approval's id, the time of the resolution; null for none
    record FireTimer(
            TicketId ticket,
            String tenant,
            Timer timer,
            Instant due,
            @Nullable String subject) implements FromStream {}

    /// Where somebody asks for a code.
    enum Door {
        /// On the page behind a link that a person was sent, or was sent on.
        LINK,
        /// In a chat, under an address of which nobody knows that it is his.
        CHAT
    }

    /// How somebody who approves is known.
    enum Via {
        /// By a signed link that only he was sent. It tells whose identity is confirmed, and is not enough to approve
        /// what somebody else asks for: a mail is easily sent on.
        LINK,
        /// By a code that only he was sent.
        CODE,
        /// By signing in to the desk.
        DESK
    }
}
