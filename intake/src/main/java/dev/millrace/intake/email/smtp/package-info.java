/// Mail handed over by a mail server at once, by SMTP. Off unless a port is configured.
/// Knows SMTP. Must not know how a mail is read, nor what becomes of it.
@NullMarked
package dev.millrace.intake.email.smtp;

import org.jspecify.annotations.NullMarked;
