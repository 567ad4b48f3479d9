package dev.millrace.tickets.understanding;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The writer's own tone, not the problem's badness.
public enum Sentiment {
    @JsonProperty("negative")
    NEGATIVE,
    @JsonProperty("neutral")
    NEUTRAL,
    @JsonProperty("positive")
    POSITIVE
}
