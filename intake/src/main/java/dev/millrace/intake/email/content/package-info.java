/// The bytes of mails and of the files in them, decoded without being held whole, and read so that reading can be
/// ended at any time. Must not know what a header is.
@NullMarked
package dev.millrace.intake.email.content;

import org.jspecify.annotations.NullMarked;
