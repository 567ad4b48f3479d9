package dev.millrace.tickets.understanding;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whom a fault hits: a site, department or shared service; several people; one person.
public enum Impact {
    @JsonProperty("wide")
    WIDE,
    @JsonProperty("team")
    TEAM,
    @JsonProperty("person")
    PERSON
}
