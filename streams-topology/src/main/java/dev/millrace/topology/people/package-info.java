/// What the directory said of people, which every instance holds whole so that no step waits for a directory.
/// Knows how it is kept and for how long it counts. Must not know what is made of it.
@NullMarked
package dev.millrace.topology.people;

import org.jspecify.annotations.NullMarked;
