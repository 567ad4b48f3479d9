/// The steps of the stream, one class each, named after what they do; `TicketTopology` puts them in order.
/// A step turns what it is given into a command, and the ticket's own rules decide what follows from it.
/// Must not keep state of its own beside the ticket and its timers.
@NullMarked
package dev.millrace.topology.step;

import org.jspecify.annotations.NullMarked;
