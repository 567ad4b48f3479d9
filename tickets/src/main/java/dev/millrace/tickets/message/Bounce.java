package dev.millrace.tickets.message;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a report says about a mail of ours that did not arrive (RFC 3464). Anybody can forge one.
///
/// @param recipients who was not reached, in lower case
/// @param status enhanced status code such as `5.1.1` (RFC 3463), or null
/// @param hard whether trying again is pointless
/// @param messageId of the mail that came back, with angle brackets, or null
@JsonIgnoreProperties(ignoreUnknown = true)
public record Bounce(
        List<String> recipients,
        @Nullable String status,
        boolean hard,
        @Nullable String messageId) {
    public Bounce {
        recipients = recipients == null ? List.of() : List.copyOf(recipients);
    }
}
