/// The mail door: takes mails from mailboxes, reads them as they are, hands them over, and only then marks them done.
/// Knows IMAP, MIME and the habits of mail programs. Must not know what becomes of a message, nor answer one.
@NullMarked
package dev.millrace.intake.email;

import org.jspecify.annotations.NullMarked;
