/// Invitations (RFC 5545) as text. Must not know what else a mail holds.
@NullMarked
package dev.millrace.intake.email.calendar;

import org.jspecify.annotations.NullMarked;
