package dev.millrace.tickets.remediation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

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
    @JsonTypeName("needs-consent")
    record NeedsConsent(String rule, Consent consent) implements Authorisation {}

    /// A person does it, or nobody.
    @JsonTypeName("never")
    record Never(String rule, String reason) implements Authorisation {}
}
