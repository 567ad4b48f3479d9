/// The lines of a mail as its reply text is looked for, and the words that tell a sentence from a name.
@NullMarked
package dev.millrace.intake.email.reply.lines;

import org.jspecify.annotations.NullMarked;
