/// The web door: takes tickets from programs (JSON) and browsers (forms, with files), and says so at once.
/// Knows HTTP and what a valid request is. Must not know what becomes of a ticket.
@NullMarked
package dev.millrace.intake.web;

import org.jspecify.annotations.NullMarked;
