/// The ticket that a mail belongs to, and why that is believed.
@NullMarked
package dev.millrace.intake.email.threading;

import org.jspecify.annotations.NullMarked;
