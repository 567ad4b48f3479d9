/// Whether a person or a program wrote a mail (RFC 3834, RFC 3464): by its headers, addresses, subject and text.
/// Must not know what becomes of it.
@NullMarked
package dev.millrace.intake.email.automatic;

import org.jspecify.annotations.NullMarked;
