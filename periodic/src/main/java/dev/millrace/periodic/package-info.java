/// What is done again and again while a program runs: rounds of work, and looks at files that may have changed.
/// Knows Spring's lifecycle and Reactor. Must not know what the work is for, nor any other room.
@NullMarked
package dev.millrace.periodic;

import org.jspecify.annotations.NullMarked;
