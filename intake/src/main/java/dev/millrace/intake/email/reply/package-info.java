/// What the person wrote now, apart from history, signature and disclaimers, in plain lines of any mail program.
/// Must not know where the lines came from.
@NullMarked
package dev.millrace.intake.email.reply;

import org.jspecify.annotations.NullMarked;
