/// What the stream asks of remediation and what it is told of each run.
/// Knows requests and outcomes, never secrets: a new password is named by an id that only its page can redeem.
/// Must not know how anything is mended.
@NullMarked
package dev.millrace.tickets.remediation;

import org.jspecify.annotations.NullMarked;
