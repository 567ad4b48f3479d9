package dev.millrace.tickets.remediation;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Why a run waits.
public enum WaitCause {
    /// The system does not answer, or is spared as it failed before.
    @JsonProperty("away")
    AWAY,
    /// The system is there and takes no more for now.
    @JsonProperty("busy")
    BUSY,
    /// The system is at it; what comes of it does not show yet.
    @JsonProperty("under-way")
    UNDER_WAY,
    /// Nothing may be changed there for now: a maintenance window or a change freeze.
    @JsonProperty("frozen")
    FROZEN,
    /// Automation was stopped, by a person or the brake.
    @JsonProperty("stopped")
    STOPPED,
    /// Another run on the same target is to end first.
    @JsonProperty("behind")
    BEHIND
}
