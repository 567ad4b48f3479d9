package dev.millrace.tickets.message;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The door a message came through.
public enum Channel {
    @JsonProperty("email")
    EMAIL("email"),
    @JsonProperty("web")
    WEB("web"),
    @JsonProperty("chat")
    CHAT("chat");

    private final String id;

    Channel(String id) {
        this.id = id;
    }

    /// The name in JSON, metrics and ids.
    public String id() {
        return id;
    }
}
