package dev.millrace.tickets.understanding;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The writer's own tone, not the problem's badness.
public enum Sentiment {
    @JsonProperty("negative")
    NEGATIVE("negative"),
    @JsonProperty("neutral")
    NEUTRAL("neutral"),
    @JsonProperty("positive")
    POSITIVE("positive");

    private final String id;

    Sentiment(String id) {
        this.id = id;
    }

    /// The name in JSON, models and metrics.
    public String id() {
        return id;
    }

    /// The tone of that id.
    ///
    /// @throws IllegalArgumentException naming the ids there are
    public static Sentiment of(String id) {
        for (Sentiment sentiment : values()) {
            if (sentiment.id.equals(id)) {
                return sentiment;
            }
        }
        throw new IllegalArgumentException("'" + id + "' is no tone; there are "
                + java.util.Arrays.stream(values()).map(Sentiment::id).toList());
    }
}
