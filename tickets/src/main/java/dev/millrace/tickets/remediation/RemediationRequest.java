package dev.millrace.tickets.remediation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.understanding.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the stream asks of remediation: the value of `remediation.requests`, keyed by ticket id.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonIgnoreProperties(ignoreUnknown = true)
public sealed interface RemediationRequest {
    TicketId ticket();

    String tenant();

    @Nullable
    String traceparent();

    /// Find whose agreement is needed and where he can be reached; answered by
    /// [RemediationOutcome.ConsentersFound] or [RemediationOutcome.NobodyToAsk].
    ///
    /// @param approvalId the pending approval, unique within the ticket
    /// @param consent whose agreement
    /// @param roles whose holders may agree, too
    /// @param quorum how many different people must agree; at least 1
    /// @param runbook what would be run
    /// @param target what it would act on; `sender` for the requester's own account
    /// @param requester who asked
    /// @param expiresAt when it is too late to agree; null from a stream that did not say
    /// @param within how long those have who are asked anew; null from a stream that did not say
    @JsonTypeName("find-consenters")
    record FindConsenters(
            TicketId ticket,
            String tenant,
            String approvalId,
            Consent consent,
            List<String> roles,
            int quorum,
            String runbook,
            String target,
            Person requester,
            @Nullable Instant expiresAt,
            @Nullable Duration within,
            @Nullable String traceparent)
            implements RemediationRequest {
        public FindConsenters {
            roles = roles == null ? List.of() : List.copyOf(roles);
            quorum = Math.max(1, quorum);
        }
    }

    /// Run a runbook.
    ///
    /// @param runId unique: ticket, runbook and attempt; the same id is the same run
    /// @param attempt 1 for the first run of this runbook for this ticket
    /// @param runbook its id
    /// @param target what it acts on; `sender` for the requester's own account
    /// @param parameters further parameters
    /// @param requester who asked
    /// @param assurance how sure we are that it was he
    /// @param authorisation what policy said; the worker enforces it again
    /// @param consentBy who agreed, where agreement was needed; of several the last
    /// @param consents all who agreed, in the order in which they did
    /// @param content what they agreed to, as [AgreedContent] makes it; null where nobody had to
    /// @param agreedAtDesk whether the last of them was signed in at the desk, who need not be one of those asked
    /// @param priority the ticket's when it was decided; null where it has none
    /// @param language ISO 639-1 code for what the person is shown
    /// @param requestedAt when the stream decided it
    /// @param askedBy who at the desk chose the runbook; null where the message led to it
    /// @param circumstances by which policy judged it beside this; null from a stream that did not say
    @JsonTypeName("execute")
    record Execute(
            TicketId ticket,
            String tenant,
            String runId,
            int attempt,
            String runbook,
            String target,
            Map<String, String> parameters,
            Person requester,
            Assurance assurance,
            Authorisation authorisation,
            @Nullable Person consentBy,
            List<Person> consents,
            @Nullable String content,
            boolean agreedAtDesk,
            @Nullable Priority priority,
            String language,
            Instant requestedAt,
            @Nullable Person askedBy,
            @Nullable Circumstances circumstances,
            @Nullable String traceparent)
            implements RemediationRequest {
        public Execute {
            parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
            consents = consents != null && !consents.isEmpty()
                    ? List.copyOf(consents)
                    : consentBy == null ? List.of() : List.of(consentBy);
        }

        /// The same request, of which policy says something else.
        public Execute under(Authorisation other) {
            return new Execute(
                    ticket,
                    tenant,
                    runId,
                    attempt,
                    runbook,
                    target,
                    parameters,
                    requester,
                    assurance,
                    other,
                    consentBy,
                    consents,
                    content,
                    agreedAtDesk,
                    priority,
                    language,
                    requestedAt,
                    askedBy,
                    circumstances,
                    traceparent);
        }
    }
}
