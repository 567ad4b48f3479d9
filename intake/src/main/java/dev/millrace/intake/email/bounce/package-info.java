/// Reports that a mail was not delivered, by the standard (RFC 3464) or in words. Must not know which ticket is meant.
@NullMarked
package dev.millrace.intake.email.bounce;

import org.jspecify.annotations.NullMarked;
