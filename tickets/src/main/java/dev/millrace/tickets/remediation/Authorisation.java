package dev.millrace.tickets.remediation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What policy says of running a runbook for a ticket.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonIgnoreProperties(ignoreUnknown = true)
public sealed interface Authorisation {
    /// The policy rule that decided, by its name in the policy file.
    String rule();

    /// It may run at once.
    @JsonTypeName("automatic")
    record Automatic(String rule) implements Authorisation {}

    /// Somebody must agree first.
    ///
    /// @param consent whose agreement
    /// @param roles whose holders may agree, too; for [Consent#ROLE] they alone
    /// @param quorum how many different people must agree; at least 1
    /// @param within how long they may take; as the desk is configured, where it is null
    @JsonTypeName("needs-consent")
    record NeedsConsent(
            String rule,
            Consent consent,
            List<String> roles,
            int quorum,
            @Nullable Duration within) implements Authorisation {
        @JsonCreator
        public NeedsConsent {
            roles = roles == null ? List.of() : List.copyOf(roles);
            quorum = Math.max(1, quorum);
        }

        /// One person's agreement, in the usual time.
        public NeedsConsent(String rule, Consent consent) {
            this(rule, consent, List.of(), 1, null);
        }
    }

    /// A person does it, or nobody.
    @JsonTypeName("never")
    record Never(String rule, String reason) implements Authorisation {}
}
