package dev.millrace.tickets.message;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A mail that was not taken in, on purpose: the value of `mail.ignored`, keyed by tenant. Its bytes lie in the
/// blob store, so that it can be taken in after all.
///
/// @param tenant whose mailbox
/// @param mailbox the address it came to
/// @param messageId with angle brackets
/// @param from the author's address, where there is one
/// @param subject shortened
/// @param reason a short word, such as `own-mail`
/// @param rawSha256 the blob of the mail as it arrived
/// @param at when that was decided
@JsonIgnoreProperties(ignoreUnknown = true)
public record IgnoredMail(
        String tenant,
        String mailbox,
        String messageId,
        @Nullable String from,
        String subject,
        String reason,
        String rawSha256,
        Instant at) {
    /// The reason where an automatic reply belongs to no ticket.
    public static final String AUTO_REPLY_TO_NO_TICKET = "auto-reply-to-no-ticket";

    /// The reason where a mail that came back belongs to no ticket.
    public static final String BOUNCE_OF_NO_TICKET = "bounce-of-no-ticket";

    /// The reason where the same mail was taken under another Message-ID.
    public static final String SAME_CONTENT = "same-content";

    /// The reason where the same mail was taken under this Message-ID.
    public static final String SAME_MESSAGE_ID = "same-message-id";
}
