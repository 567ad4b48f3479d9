/// Ids of tickets: derived from where a conversation came from, so that intake needs no coordination.
/// Knows how an id is derived, printed and parsed. Must not know what a ticket is.
@NullMarked
package dev.millrace.tickets.id;

import org.jspecify.annotations.NullMarked;
