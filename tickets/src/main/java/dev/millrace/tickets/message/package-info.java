/// What arrives: one normalised message, whichever door it came through.
/// Knows people, attachments by reference and how sure we are who wrote. Must not know mail, HTTP or chat
/// protocols.
@NullMarked
package dev.millrace.tickets.message;

import org.jspecify.annotations.NullMarked;
