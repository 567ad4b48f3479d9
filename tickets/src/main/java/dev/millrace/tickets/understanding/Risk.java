package dev.millrace.tickets.understanding;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a runbook could do wrong at worst.
public enum Risk {
    @JsonProperty("low")
    LOW,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("high")
    HIGH
}
