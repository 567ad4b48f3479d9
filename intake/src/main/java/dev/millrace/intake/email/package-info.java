/// Mail: reads mails as they are and hands them over, whichever way they came.
/// Knows MIME and the habits of mail programs. Must not know where mails lie, nor what becomes of a message.
@NullMarked
package dev.millrace.intake.email;

import org.jspecify.annotations.NullMarked;
