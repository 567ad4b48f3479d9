/// Mailboxes: fetches mails by IMAP, has them taken, and only then marks them done.
/// Knows IMAP and its servers' habits. Must not know how a mail is read, nor what becomes of it.
@NullMarked
package dev.millrace.intake.email.mailbox;

import org.jspecify.annotations.NullMarked;
