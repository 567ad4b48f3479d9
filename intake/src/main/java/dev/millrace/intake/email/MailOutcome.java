package dev.millrace.intake.email;

import dev.millrace.intake.email.content.Opening;
import dev.millrace.tickets.id.TicketId;

/// What became of one mail.
public sealed interface MailOutcome {
    /// Handed over; to be marked done.
    ///
    /// @param ticket the ticket it named; a message that may not join it opens one of its own
    record Taken(TicketId ticket) implements MailOutcome {}

    /// Not handed over, with a reason; to be put into the folder of ignored mails.
    record PassedOver(String reason) implements MailOutcome {}

    /// The mail itself cannot be read. Tried again a few times, then parked.
    record Unreadable(Exception error) implements MailOutcome {}

    /// There was no memory to read it. That is its own doing only where nothing else was read meanwhile.
    record NoMemory(OutOfMemoryError error) implements MailOutcome {}

    /// Other mails take the memory for what is wrapped in it. It is left as it is and tried again later; others may go
    /// on.
    record NoRoom(Opening.NoRoom error) implements MailOutcome {}

    /// The mail may be fine; what it is handed to is away. Left as it is and tried again later.
    ///
    /// @param reason what is away, for whoever runs the desk
    record Outage(String reason, Throwable error) implements MailOutcome {}
}
