/// Mail handed over by a mail server at once, by SMTP or LMTP. Off unless a port is configured.
/// Knows both protocols, and says in their words whether a mail is safe. Must not know how a mail is read.
@NullMarked
package dev.millrace.intake.email.smtp;

import org.jspecify.annotations.NullMarked;
