package dev.millrace.tickets.remediation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Person;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a request: the value of `remediation.outcomes`, keyed by ticket id.
///
/// Outcomes of one run carry a sequence that grows, so that one sent twice is known.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonIgnoreProperties(ignoreUnknown = true)
public sealed interface RemediationOutcome {
    TicketId ticket();

    String tenant();

    @Nullable
    String traceparent();

    /// An outcome of a run.
    sealed interface OfRun extends RemediationOutcome {
        String runId();

        /// Grows by at least one with each outcome of the run, from 1.
        long sequence();
    }

    /// Whom to ask. Told anew when the plan has changed since.
    ///
    /// @param plan fingerprint of what would be done, as [AgreedContent#ofPlan] makes it
    @JsonTypeName("consenters-found")
    record ConsentersFound(
            TicketId ticket,
            String tenant,
            String approvalId,
            List<Person> consenters,
            @Nullable String plan,
            @Nullable String traceparent)
            implements RemediationOutcome {
        public ConsentersFound {
            consenters = consenters == null ? List.of() : List.copyOf(consenters);
        }
    }

    /// There is nobody who could agree, or the request itself is impossible; a person takes over.
    @JsonTypeName("nobody-to-ask")
    record NobodyToAsk(
            TicketId ticket,
            String tenant,
            String approvalId,
            String reason,
            @Nullable String traceparent) implements RemediationOutcome {}

    /// A step came to a phase.
    ///
    /// @param step the step's name
    /// @param phase what was done
    /// @param detail the state found or reached, for people; free of secrets
    @JsonTypeName("step-done")
    record StepDone(
            TicketId ticket,
            String tenant,
            String runId,
            long sequence,
            String step,
            Phase phase,
            String detail,
            @Nullable String traceparent)
            implements OfRun {}

    /// The run waits; it goes on by itself.
    ///
    /// @param connector the system that it waits for, or what else it waits for
    /// @param cause why it waits; null where this was told before causes were
    /// @param reason the same in words, for technicians
    /// @param until when it is tried next
    @JsonTypeName("deferred")
    record Deferred(
            TicketId ticket,
            String tenant,
            String runId,
            long sequence,
            String connector,
            @Nullable WaitCause cause,
            String reason,
            Instant until,
            @Nullable String traceparent)
            implements OfRun {}

    /// Done and verified.
    ///
    /// @param summary what was done, for a technician
    /// @param secret what the person must fetch by a one-time link, if anything
    /// @param told what the person is told in his language, where the runbook has words of its own
    @JsonTypeName("succeeded")
    record Succeeded(
            TicketId ticket,
            String tenant,
            String runId,
            long sequence,
            String summary,
            @Nullable OneTimeSecret secret,
            @Nullable String told,
            @Nullable String traceparent)
            implements OfRun {
        /// Without words of the runbook's own.
        public Succeeded(
                TicketId ticket,
                String tenant,
                String runId,
                long sequence,
                String summary,
                @Nullable OneTimeSecret secret,
                @Nullable String traceparent) {
            this(ticket, tenant, runId, sequence, summary, secret, null, traceparent);
        }
    }

    /// Could not be done; a person takes over.
    ///
    /// @param step where it failed
    /// @param reason why, for a technician; free of secrets
    /// @param undone whether everything applied was undone
    /// @param left what was applied and stays, step by step; empty where everything was undone
    /// @param told what the person is told in his language, where the runbook has words of its own
    @JsonTypeName("failed")
    record Failed(
            TicketId ticket,
            String tenant,
            String runId,
            long sequence,
            String step,
            String reason,
            boolean undone,
            List<Leftover> left,
            @Nullable String told,
            @Nullable String traceparent)
            implements OfRun {
        public Failed {
            left = left == null ? List.of() : List.copyOf(left);
        }
    }

    /// What a step changed and could not be taken back. Free of secrets.
    ///
    /// @param before the state before the step
    /// @param now the state when it was last looked at, or why it cannot be looked at
    /// @param reason why it stays
    record Leftover(String step, String before, String now, String reason) {
        /// In one sentence, for a technician.
        public String words() {
            return "%s: before: %s; now: %s (%s)".formatted(step, before, now, reason);
        }
    }

    /// The phases of a step.
    enum Phase {
        @JsonProperty("check")
        CHECK,
        @JsonProperty("apply")
        APPLY,
        @JsonProperty("verify")
        VERIFY,
        @JsonProperty("undo")
        UNDO
    }

    /// A secret waiting behind a one-time link. It is named, never told: the link is made by who mails it.
    ///
    /// @param secretId names it; worthless without the link's signature
    /// @param recipient where the link goes: the registered second address, else the manager
    /// @param expiresAt when the link dies unused
    /// @param kind what it is; a password where nothing is said, as programs of before said nothing
    record OneTimeSecret(String secretId, Person recipient, Instant expiresAt, SecretKind kind) {
        public OneTimeSecret {
            kind = kind == null ? SecretKind.PASSWORD : kind;
        }
    }

    /// What a one-time link leads to.
    enum SecretKind {
        @JsonProperty("password")
        PASSWORD,
        /// A profile for a VPN's program.
        @JsonProperty("profile")
        PROFILE
    }
}
