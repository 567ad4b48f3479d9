/// The topics: their names, partitions and how long they keep what they hold.
/// Knows the catalogue; making and checking topics on a broker is the messaging room's work.
@NullMarked
package dev.millrace.tickets.topic;

import org.jspecify.annotations.NullMarked;
