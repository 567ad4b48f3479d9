/// What the company's directory knows of the people who write: the values of `desk.people`.
/// Knows what is told and for how long it counts. Must not know a directory, nor what is made of it.
@NullMarked
package dev.millrace.tickets.people;

import org.jspecify.annotations.NullMarked;
