package dev.millrace.tickets.remediation;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whose agreement a run needs.
public enum Consent {
    /// The account's owner confirms, at the address registered for him, that he asked.
    @JsonProperty("identity")
    IDENTITY,
    /// The owner of the group that is asked for.
    @JsonProperty("group-owner")
    GROUP_OWNER,
    /// The manager of the account's owner.
    @JsonProperty("manager")
    MANAGER,
    /// Somebody who holds a role that the policy names.
    @JsonProperty("role")
    ROLE
}
