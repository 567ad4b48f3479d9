/// HTML of mails: as readable text, as what may safely be shown, and the marks that mail programs leave in it.
/// Must not know which part of a mail it stood in.
@NullMarked
package dev.millrace.intake.email.html;

import org.jspecify.annotations.NullMarked;
