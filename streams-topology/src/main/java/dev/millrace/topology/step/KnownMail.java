package dev.millrace.topology.step;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.MailContent;

/// A mail that was taken a while ago.
///
/// @param messageId its own
/// @param ticket that it opened or joined
/// @param content what it says
@JsonIgnoreProperties(ignoreUnknown = true)
public record KnownMail(String messageId, TicketId ticket, MailContent content) {}
