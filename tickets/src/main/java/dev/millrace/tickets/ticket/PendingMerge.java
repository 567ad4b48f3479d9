package dev.millrace.tickets.ticket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Person;
import org.jspecify.annotations.Nullable;

/// A merge that the other ticket has been asked for and has not answered yet.
///
/// @param target the other ticket
/// @param by who wants it
/// @param reason his words, where he gave any
/// @param request how often the target was asked so far; only the answer to the last time ends the wait in vain
@JsonIgnoreProperties(ignoreUnknown = true)
public record PendingMerge(
        TicketId target, Person by, @Nullable String reason, int request) {}
