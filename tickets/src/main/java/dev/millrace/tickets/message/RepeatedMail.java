package dev.millrace.tickets.message;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.millrace.tickets.id.TicketId;

/// The mail that another one seems to repeat.
///
/// @param ticket that it opened or joined
/// @param messageId its own
/// @param copy whether both bear the same date, so that one was made of the other; else the writer has sent the same
///     again shortly after, which he may also mean anew
@JsonIgnoreProperties(ignoreUnknown = true)
public record RepeatedMail(TicketId ticket, String messageId, boolean copy) {}
