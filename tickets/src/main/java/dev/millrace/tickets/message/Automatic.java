package dev.millrace.tickets.message;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whether a person or a program wrote a message (RFC 3834). Only a person's message is answered.
public enum Automatic {
    @JsonProperty("none")
    NONE,
    @JsonProperty("auto-reply")
    AUTO_REPLY,
    @JsonProperty("auto-generated")
    AUTO_GENERATED,
    @JsonProperty("bounce")
    BOUNCE,
    @JsonProperty("list")
    LIST
}
