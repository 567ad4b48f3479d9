package dev.millrace.notifier.approval;

import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.ticket.PendingConsent;
import dev.millrace.tickets.ticket.Ticket;

/// A question that is open, and the person who may answer it.
record Question(Ticket ticket, PendingConsent pending, Person consenter) {}
