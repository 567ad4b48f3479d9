/// The ticket and its rules, as a decider: commands in, events out, state folded from events.
/// All of it is pure: no clock, no Kafka, no I/O. The stream feeds it; nothing else changes a ticket.
@NullMarked
package dev.millrace.tickets.ticket;

import org.jspecify.annotations.NullMarked;
