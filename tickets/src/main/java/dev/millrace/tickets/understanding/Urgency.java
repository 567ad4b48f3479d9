package dev.millrace.tickets.understanding;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How soon it must be mended: work has stopped or a deadline is hours away; work is hampered; at leisure.
public enum Urgency {
    @JsonProperty("now")
    NOW,
    @JsonProperty("soon")
    SOON,
    @JsonProperty("whenever")
    WHENEVER
}
