package dev.millrace.notifier.reply;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome.SecretKind;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a reply is about, one record per situation. It lies in the ledger as JSON until it is sent.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonIgnoreProperties(ignoreUnknown = true)
public sealed interface Matter {
    /// The situation's name in ids, the ledger and the ticket's history.
    default String kind() {
        JsonTypeName name = getClass().getAnnotation(JsonTypeName.class);
        return name == null ? getClass().getSimpleName() : name.value();
    }

    /// What is asked for or was done.
    ///
    /// @param runbook its id
    /// @param target what it acts on; `sender` for the requester's own account
    record Work(String runbook, String target) {}

    /// It arrived.
    ///
    /// @param team who takes it, or null while a runbook works on it
    @JsonTypeName("received")
    record Received(@Nullable String team) implements Matter {}

    /// One thing must still be known, and a person may take it meanwhile.
    ///
    /// @param about what is asked for, as in [dev.millrace.tickets.understanding.Question]
    /// @param choices what the message named, where it named more than one
    @JsonTypeName("question")
    record Question(String about, List<String> choices) implements Matter {
        public Question {
            choices = choices == null ? List.of() : List.copyOf(choices);
        }
    }

    /// Somebody else must agree first.
    ///
    /// @param approvers their names, joined
    @JsonTypeName("needs-approval")
    record NeedsApproval(Work work, String approvers) implements Matter {}

    /// The account's owner must confirm, at his registered address, that it was he who asked.
    @JsonTypeName("needs-identity")
    record NeedsIdentity(Work work) implements Matter {}

    /// A runbook did it.
    ///
    /// @param once what a one-time link to the registered address leads to; null where there is none
    /// @param told the runbook's own words, in the requester's language, where it has any
    @JsonTypeName("fixed")
    record Fixed(
            Work work, @Nullable SecretKind once, @Nullable String told) implements Matter {}

    /// It could not be done by itself; a person takes over.
    ///
    /// @param told the runbook's own words for that, in the requester's language, where it has any
    @JsonTypeName("could-not-fix")
    record CouldNotFix(
            Work work, Cause cause, String team, @Nullable String told) implements Matter {
        /// Why a person takes over.
        public enum Cause {
            FAILED,
            /// It failed, and something of it stays.
            HALF_DONE,
            DENIED,
            EXPIRED,
            NOBODY_TO_ASK
        }
    }

    /// A technician did it.
    @JsonTypeName("resolved")
    record Resolved(String note) implements Matter {}

    /// A technician says or asks something.
    @JsonTypeName(TicketEvent.ReplyWithheld.ANSWER)
    record Answer(@Nullable String by, String text) implements Matter {}

    /// It is over.
    @JsonTypeName("closed")
    record Closed() implements Matter {}

    /// It is worked on again.
    ///
    /// @param team whose it is
    @JsonTypeName("reopened")
    record Reopened(String team) implements Matter {}

    /// To somebody who may agree.
    ///
    /// @param consent why he is asked
    /// @param rolesToo whether holders of a role are asked beside them
    /// @param quorum how many of those asked must agree
    /// @param content what he is asked to agree to, as a fingerprint
    @JsonTypeName("approval-request")
    record ApprovalRequest(
            String approvalId,
            Consent consent,
            boolean rolesToo,
            int quorum,
            Work work,
            Person requester,
            String subject,
            @Nullable String content,
            Instant expiresAt)
            implements Matter {}

    /// The code to somebody who may agree, once somebody wants to answer in his name.
    ///
    /// @param approved what the answer would say
    /// @param door where somebody wants to give it
    /// @param content what he was asked to agree to, as a fingerprint
    @JsonTypeName("approval-code")
    record ApprovalCode(
            String approvalId,
            boolean approved,
            TicketCommand.Door door,
            Work work,
            Person requester,
            @Nullable String content,
            Instant expiresAt)
            implements Matter {}

    /// To the account's owner, at his registered address: was it you?
    ///
    /// @param content what would be done, as a fingerprint
    /// @param codeUntil when the code in the mail counts no more
    @JsonTypeName("identity-request")
    record IdentityRequest(
            String approvalId,
            Work work,
            Person requester,
            @Nullable String content,
            @Nullable Instant codeUntil,
            Instant expiresAt)
            implements Matter {}

    /// To whoever may fetch a secret: the owner's second address, else the manager.
    ///
    /// @param once what the link leads to
    @JsonTypeName(TicketEvent.ReplyWithheld.ONE_TIME_LINK)
    record OneTimeLink(String secretId, SecretKind once, Work work, Person requester, Instant expiresAt)
            implements Matter {
        public OneTimeLink {
            once = once == null ? SecretKind.PASSWORD : once;
        }
    }
}
