/// The doors to the tickets in the stream: one ticket as it stands, answered from the state store, and commands
/// to it. Finds the instance that has a ticket. Must not change a ticket itself: commands go to their topic
/// like everybody's.
@NullMarked
package dev.millrace.topology.query;

import org.jspecify.annotations.NullMarked;
