package dev.millrace.tickets.message;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.millrace.tickets.id.TicketId;

/// The mail that another one seems to be a copy of.
///
/// @param ticket that it opened or joined
/// @param messageId its own
@JsonIgnoreProperties(ignoreUnknown = true)
public record RepeatedMail(TicketId ticket, String messageId) {}
