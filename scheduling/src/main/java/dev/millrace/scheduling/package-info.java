/// When and on which threads work is done: rounds that begin again and again, looks at files that may have changed,
/// calls that block, and for how long a database is waited for.
/// Knows Spring's lifecycle, Reactor and its connections. Must not know what the work is for, nor any other room.
@NullMarked
package dev.millrace.scheduling;

import org.jspecify.annotations.NullMarked;
